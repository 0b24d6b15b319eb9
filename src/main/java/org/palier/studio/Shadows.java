package org.palier.studio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.palier.conversations.Texts;

/** Drafts that answer silently, and what they would have answered. Stored, so that they outlive a restart; differences go with their messages. */
final class Shadows {
    /** Of each kind so many are kept, and every danger that would be seen less well; all are counted. */
    private static final int KEPT = 200;

    private static final String SELECT = """
            SELECT shadow.id, shadow.landlord_id, staff.name, began_at, ends_at, message_id, heard, missed_live, missed_draft, ended_at, ending
            FROM shadow LEFT JOIN staff ON staff.id = shadow.staff_id
            """;

    private Shadows() {}

    /** Begins, with the next message. Empty while another goes on. */
    static Optional<Long> begin(
            Handle tx, long landlordId, long staffId, Map<String, String> files, Instant now, Instant end) {
        Optional<Long> begun = tx.createQuery("""
                        INSERT INTO shadow (landlord_id, staff_id, began_at, ends_at, message_id)
                        SELECT ?, ?, ?, ?, coalesce(max(id), 0) FROM message WHERE true
                        ON CONFLICT DO NOTHING RETURNING id""")
                .bind(0, landlordId)
                .bind(1, staffId)
                .bind(2, now.toEpochMilli())
                .bind(3, end.toEpochMilli())
                .mapTo(Long.class)
                .findOne();
        begun.ifPresent(id -> files.forEach((file, content) -> {
            tx.execute(
                    "DELETE FROM shadow WHERE id IN (SELECT shadow_id FROM shadow_file WHERE file = ?) AND landlord_id = ?",
                    file,
                    landlordId);
            tx.execute("INSERT INTO shadow_file (file, shadow_id, content) VALUES (?, ?, ?)", file, id, content);
        }));
        return begun;
    }

    /** The one that goes on. */
    static Optional<Shadow> open(Handle tx) {
        return list(tx, "WHERE ended_at IS NULL").stream().findFirst();
    }

    static Optional<Shadow> of(Handle tx, long landlordId, long id) {
        return list(tx, "WHERE shadow.id = ?", id).stream()
                .filter(shadow -> shadow.landlordId() == landlordId)
                .findFirst();
    }

    /** Those of a landlord, the last first: one for a draft at most, so there are never many. */
    static List<Shadow> all(Handle tx, long landlordId) {
        return list(tx, "WHERE shadow.landlord_id = ? ORDER BY shadow.id DESC", landlordId);
    }

    private static List<Shadow> list(Handle tx, String where, Object... values) {
        Map<Long, Map<String, String>> files = new HashMap<>();
        tx.createQuery("SELECT shadow_id, file, content FROM shadow_file")
                .map((row, context) -> files.computeIfAbsent(row.getLong(1), id -> new HashMap<>())
                        .put(row.getString(2), row.getString(3)))
                .list();
        Map<Long, Map<Change.Kind, Integer>> counts = new HashMap<>();
        tx.createQuery("SELECT shadow_id, kind, number FROM shadow_count")
                .map((row, context) -> counts.computeIfAbsent(row.getLong(1), id -> new EnumMap<>(Change.Kind.class))
                        .put(Change.Kind.valueOf(row.getString(2)), row.getInt(3)))
                .list();
        return tx.select(SELECT + where, values)
                .map((row, context) -> shadow(
                        row,
                        Map.copyOf(files.getOrDefault(row.getLong(1), Map.of())),
                        Map.copyOf(counts.getOrDefault(row.getLong(1), Map.of()))))
                .list();
    }

    private static Shadow shadow(ResultSet row, Map<String, String> files, Map<Change.Kind, Integer> counts)
            throws SQLException {
        Instant ended = Instant.ofEpochMilli(row.getLong(10));
        Optional<Shadow.Ending> ending = Optional.ofNullable(row.getString(11))
                .map(name -> Shadow.Ending.valueOf(name.toUpperCase(Locale.ROOT)));
        return new Shadow(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                files,
                Instant.ofEpochMilli(row.getLong(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                row.getLong(6),
                row.getInt(7),
                new Replay.Missed(row.getInt(8), row.getInt(9)),
                counts,
                ending.isPresent() ? ended : null,
                ending.orElse(null));
    }

    /** Keeps what some messages would have been answered, unless it has ended meanwhile. */
    static void heard(Handle tx, Shadow shadow, long lastId, Replay.Result result) {
        int open = tx.execute(
                """
                UPDATE shadow SET message_id = ?, heard = heard + ?, missed_live = missed_live + ?, missed_draft = missed_draft + ?
                WHERE id = ? AND ended_at IS NULL""",
                lastId,
                result.messages(),
                result.missed().live(),
                result.missed().draft(),
                shadow.id());
        if (open == 0) {
            return;
        }
        result.changes().forEach(change -> add(tx, shadow, change));
        result.counts().forEach((kind, number) -> tx.execute("""
                INSERT INTO shadow_count (shadow_id, kind, number) VALUES (?, ?, ?)
                ON CONFLICT (shadow_id, kind) DO UPDATE SET number = number + excluded.number""", shadow.id(), kind.name(), number));
    }

    private static void add(Handle tx, Shadow shadow, Change change) {
        tx.createUpdate("""
                        INSERT INTO shadow_change (message_id, shadow_id, kind, before, after, said_before, said_after)
                        SELECT :message, :shadow, :kind, :before, :after, :saidBefore, :saidAfter
                        WHERE EXISTS (SELECT 1 FROM message WHERE id = :message) AND (:grave OR :kept >
                            coalesce((SELECT number FROM shadow_count WHERE shadow_id = :shadow AND kind = :kind), 0))""")
                .bind("message", change.messageId())
                .bind("shadow", shadow.id())
                .bind("kind", change.kind().name())
                .bind("before", change.before())
                .bind("after", change.after())
                .bind("saidBefore", Texts.write(change.saidBefore()))
                .bind("saidAfter", Texts.write(change.saidAfter()))
                .bind("grave", change.kind() == Change.Kind.DANGER_LOST)
                .bind("kept", KEPT)
                .execute();
    }

    static boolean end(Handle tx, Shadow shadow, Shadow.Ending ending, Instant now) {
        return tx.execute(
                        "UPDATE shadow SET ended_at = ?, ending = ? WHERE id = ? AND ended_at IS NULL",
                        now.toEpochMilli(),
                        ending.id(),
                        shadow.id())
                == 1;
    }

    static void drop(Handle tx, Shadow shadow) {
        tx.execute("DELETE FROM shadow WHERE id = ?", shadow.id());
    }

    /** Forgets what ended long ago. */
    static int forget(Handle tx, Instant before) {
        return tx.execute("DELETE FROM shadow WHERE ended_at < ?", before.toEpochMilli());
    }

    /** What would have been answered otherwise in one way, the last messages first. */
    static List<Change> changes(Handle tx, Shadow shadow, Change.Kind kind, long before, int limit) {
        return tx.createQuery("""
                        SELECT message.id, message.conversation_id, message.text,
                            EXISTS (SELECT 1 FROM escalation WHERE escalation.conversation_id = message.conversation_id AND restricted = 1),
                            contact.name, before, after, said_before, said_after
                        FROM shadow_change JOIN message ON message.id = message_id
                            JOIN conversation ON conversation.id = message.conversation_id JOIN contact ON contact.id = contact_id
                        WHERE shadow_id = ? AND shadow_change.kind = ? AND message_id < ? AND message.landlord_id = ?
                        ORDER BY message_id DESC LIMIT ?""")
                .bind(0, shadow.id())
                .bind(1, kind.name())
                .bind(2, before)
                .bind(3, shadow.landlordId())
                .bind(4, limit)
                .map((row, context) -> new Change(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        Masked.text(row.getString(3), row.getString(5)),
                        row.getBoolean(4),
                        kind,
                        row.getString(6),
                        row.getString(7),
                        Texts.strings(row.getString(8)),
                        Texts.strings(row.getString(9))))
                .list();
    }

    /** One of them. */
    static Optional<Change> change(Handle tx, Shadow shadow, long messageId) {
        return tx.createQuery("SELECT kind FROM shadow_change WHERE shadow_id = ? AND message_id = ?")
                .bind(0, shadow.id())
                .bind(1, messageId)
                .mapTo(String.class)
                .findOne()
                .flatMap(kind -> changes(tx, shadow, Change.Kind.valueOf(kind), messageId + 1, 1).stream()
                        .findFirst());
    }
}
