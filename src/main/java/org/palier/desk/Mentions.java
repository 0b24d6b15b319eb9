package org.palier.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.palier.web.Staff;

/** Notes that name a colleague: "@Camille" or "@Camille Martin". */
final class Mentions {
    private Mentions() {}

    /** Those of the staff whom a note names. A first name that several have names them all. */
    static List<Staff> in(String note, Collection<Staff> staff) {
        String folded = Spelling.folded(note);
        return staff.stream()
                .filter(person -> names(folded, Spelling.folded(person.firstName()))
                        || names(folded, Spelling.folded(person.name())))
                .toList();
    }

    private static boolean names(String note, String name) {
        return Pattern.compile("@" + Pattern.quote(name) + "(?![\\p{L}\\p{N}-])")
                .matcher(note)
                .find();
    }

    static int unseen(Handle tx, long staffId) {
        return tx.createQuery("SELECT count(*) FROM mention WHERE staff_id = ? AND seen_at IS NULL")
                .bind(0, staffId)
                .mapTo(Integer.class)
                .one();
    }

    /** Who is named has opened the conversation. */
    static int seen(Handle tx, long staffId, long conversationId, Instant now) {
        return tx.execute("""
                UPDATE mention SET seen_at = ? WHERE staff_id = ? AND seen_at IS NULL AND note_id IN (
                    SELECT note.id FROM note JOIN escalation ON escalation.id = escalation_id WHERE conversation_id = ?)""", now.toEpochMilli(), staffId, conversationId);
    }

    /**
     * A page of the notes that name a person, the newest first.
     *
     * @param before only notes before this one; null for the last ones
     */
    static List<Mention> page(Handle tx, Staff staff, @Nullable Long before, int limit) {
        String sql = """
                SELECT note.id, note.at, author.name AS author, note.text, escalation.conversation_id, escalation.intent, reference, mention.seen_at
                FROM mention JOIN note ON note.id = mention.note_id JOIN escalation ON escalation.id = note.escalation_id
                JOIN conversation ON conversation.id = escalation.conversation_id
                LEFT JOIN staff AS author ON author.id = note.staff_id
                WHERE mention.staff_id = :staff AND mention.note_id < :before AND conversation.landlord_id = :landlord AND\s""" + Cases.MAY_SEE + " ORDER BY mention.note_id DESC LIMIT :limit";
        return Cases.seenBy(tx.createQuery(sql), View.named(null, staff))
                .bind("before", before == null ? Long.MAX_VALUE : before)
                .bind("limit", limit)
                .map((row, context) -> new Mention(
                        row.getLong("id"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("author"),
                        row.getString("text"),
                        row.getLong("conversation_id"),
                        row.getString("intent"),
                        row.getString("reference"),
                        Cases.instant(row, "seen_at") != null))
                .list();
    }
}
