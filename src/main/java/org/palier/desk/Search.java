package org.palier.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.palier.phones.PhoneNumber;

/** Finds conversations by a reference, a number, a name, a residence, or words that were said; accents and capitals do not matter. */
final class Search {
    private static final String COLUMNS = """
            SELECT conversation.id, contact.name, contact.residence, contact.address, conversation.last_heard_at AS at,
                (SELECT group_concat(DISTINCT intent) FROM escalation WHERE escalation.conversation_id = conversation.id) AS intents,\s""";

    /** What a person may open, and what the page of a conversation would refuse is not found either. */
    private static final String VISIBLE = " AND conversation.landlord_id = :landlord AND " + Cases.MAY_SEE;

    private static final int MOST_WORDS = 8;

    private Search() {}

    /**
     * A page of what was found.
     *
     * @param next the place where the next page begins; null if there is none
     */
    record Found(List<Hit> hits, @Nullable Place next) {}

    /**
     * Where a page ends: among those that were found by name, which come first, or by words.
     *
     * @param key of the contact or the message
     */
    record Place(boolean names, long key) {
        /** Reads what {@link #toString()} wrote; nothing from anything else. */
        static @Nullable Place read(@Nullable String text) {
            return text == null || !text.matches("n?\\d{1,15}")
                    ? null
                    : new Place(text.startsWith("n"), Long.parseLong(text.replace("n", "")));
        }

        @Override
        public String toString() {
            return (names ? "n" : "") + key;
        }
    }

    /**
     * A page of what was found, the newest first.
     *
     * @param before the place where the page before ended; null for the first one, which also holds what was found by reference or number
     */
    static Found find(Handle tx, View view, String wanted, @Nullable Place before, int limit) {
        Map<Long, Hit> hits = new LinkedHashMap<>();
        if (before == null) {
            byReference(tx, view, wanted).forEach(hit -> hits.putIfAbsent(hit.conversationId(), hit));
            byNumber(tx, view, wanted).forEach(hit -> hits.putIfAbsent(hit.conversationId(), hit));
        }
        List<String> words = Spelling.words(wanted).stream().limit(MOST_WORDS).toList();
        if (words.isEmpty()) {
            return new Found(List.copyOf(hits.values()), null);
        }
        if (before == null || before.names) {
            List<Hit> named = byName(tx, view, known(words), before, limit);
            named.forEach(hit -> hits.putIfAbsent(hit.conversationId(), hit));
            if (named.size() == limit) {
                return found(hits, new Place(true, named.get(limit - 1).place()));
            }
        }
        List<Hit> said = byWords(tx, view, said(words), before, limit);
        said.forEach(hit -> hits.putIfAbsent(hit.conversationId(), hit));
        return found(
                hits,
                said.size() < limit
                        ? null
                        : new Place(false, said.get(limit - 1).place()));
    }

    private static Found found(Map<Long, Hit> hits, @Nullable Place next) {
        return new Found(List.copyOf(hits.values()), next);
    }

    private static List<Hit> byReference(Handle tx, View view, String wanted) {
        String digits = wanted.replaceAll("\\s", "");
        return digits.matches("\\d{6,7}")
                ? hits(seen(tx, view, COLUMNS + """
                        NULL AS words, 0 AS place FROM escalation JOIN conversation ON conversation.id = escalation.conversation_id
                        JOIN contact ON contact.id = conversation.contact_id
                        WHERE escalation.landlord_id = :landlord AND reference = :reference""" + VISIBLE).bind("reference", digits))
                : List.of();
    }

    private static List<Hit> byNumber(Handle tx, View view, String wanted) {
        Optional<PhoneNumber> number =
                wanted.matches("[+0-9 ().-]{9,20}") ? PhoneNumber.ofHandwritten(wanted) : Optional.empty();
        return number.isEmpty()
                ? List.of()
                : hits(seen(tx, view, COLUMNS + """
                        NULL AS words, 0 AS place FROM contact JOIN conversation ON conversation.contact_id = contact.id
                        WHERE contact.landlord_id = :landlord AND address = :address""" + VISIBLE + " ORDER BY conversation.id DESC LIMIT 20")
                        .bind("address", number.get().e164()));
    }

    private static List<Hit> byName(Handle tx, View view, String query, @Nullable Place before, int limit) {
        return hits(seen(tx, view, COLUMNS + """
                        NULL AS words, known.rowid AS place FROM known JOIN contact ON contact.id = known.rowid
                        JOIN conversation ON conversation.id = contact.conversation_id
                        WHERE known MATCH :query AND known.rowid < :before""" + VISIBLE + " ORDER BY known.rowid DESC LIMIT :limit")
                .bind("query", query)
                .bind("before", before == null ? Long.MAX_VALUE : before.key)
                .bind("limit", limit));
    }

    private static List<Hit> byWords(Handle tx, View view, String query, @Nullable Place before, int limit) {
        return hits(seen(tx, view, COLUMNS + """
                        message.text AS words, message.id AS place FROM spoken JOIN message ON message.id = spoken.rowid
                        JOIN conversation ON conversation.id = message.conversation_id JOIN contact ON contact.id = conversation.contact_id
                        WHERE spoken MATCH :query AND spoken.rowid < :before""" + VISIBLE + " ORDER BY spoken.rowid DESC LIMIT :limit")
                .bind("query", query)
                .bind("before", before == null || before.names ? Long.MAX_VALUE : before.key)
                .bind("limit", limit));
    }

    /** Every word must occur, the last one may go on; nothing that the person types is taken for a sign of the index's language. */
    private static String known(List<String> words) {
        return words.stream().map(Search::quoted).collect(Collectors.joining(" ")) + "*";
    }

    /** The same for what was said: each word as it is written, as it sounds, or in the title of the topic that was understood. */
    private static String said(List<String> words) {
        List<String> each = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String written = "{text topic} : " + quoted(word) + (i == words.size() - 1 ? " *" : "");
            String sound = Spelling.sound(word);
            each.add(sound.isEmpty() ? "(" + written + ")" : "(" + written + " OR sound : " + quoted(sound) + ")");
        }
        return String.join(" AND ", each);
    }

    private static String quoted(String word) {
        return '"' + word + '"';
    }

    private static Query seen(Handle tx, View view, String sql) {
        return Cases.seenBy(tx.createQuery(sql), view);
    }

    private static List<Hit> hits(Query query) {
        return query.map((row, context) -> hit(row)).list();
    }

    private static Hit hit(ResultSet row) throws SQLException {
        String name = row.getString("name");
        return new Hit(
                row.getLong("id"),
                name == null || name.isBlank() ? CaseRow.masked(row.getString("address")) : name,
                row.getString("residence"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("intents"),
                row.getString("words"),
                row.getLong("place"));
    }
}
