package org.palier.conversations;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.palier.database.Prepared;

/** What is written to a request: answers of the tenant to the assistant's questions, and remarks of staff. */
public final class Notes {
    private Notes() {}

    /**
     * A note.
     *
     * @param staffId null when the tenant told it to the assistant
     * @param ask the question of the script that it answers
     */
    public record Note(
            Instant at, @Nullable Long staffId, @Nullable String ask, String text) {}

    /** Keeps what the tenant answered; nothing if the contact has no request of this reference. */
    public static void answer(Handle tx, long contactId, String reference, String ask, String text, Instant now) {
        String sql = """
                INSERT INTO note (landlord_id, escalation_id, at, ask, text)
                SELECT landlord_id, id, ?, ?, ? FROM escalation WHERE contact_id = ? AND reference = ?""";
        Prepared.update(tx, sql, now.toEpochMilli(), ask, text, contactId, reference);
    }

    /** Keeps a remark of staff; answers its key. */
    public static long remark(Handle tx, Escalation about, long staffId, String text, Instant now) {
        return tx.createQuery("""
                        INSERT INTO note (landlord_id, escalation_id, at, staff_id, text) VALUES (?, ?, ?, ?, ?)
                        RETURNING id""")
                .bind(0, about.landlordId())
                .bind(1, about.id())
                .bind(2, now.toEpochMilli())
                .bind(3, staffId)
                .bind(4, text)
                .mapTo(Long.class)
                .one();
    }

    /** A colleague is to read a remark. */
    public static void mention(Handle tx, long noteId, long staffId) {
        tx.execute("INSERT INTO mention (staff_id, note_id) VALUES (?, ?) ON CONFLICT DO NOTHING", staffId, noteId);
    }

    /** The last notes of a conversation, to all its requests. */
    public static List<Note> ofConversation(Handle tx, long conversationId, int limit) {
        return tx.createQuery("""
                        SELECT note.at, staff_id, ask, text FROM escalation JOIN note ON escalation_id = escalation.id
                        WHERE conversation_id = :conversation ORDER BY note.id DESC LIMIT :limit""")
                .bind("conversation", conversationId)
                .bind("limit", limit)
                .map((row, context) -> new Note(
                        Instant.ofEpochMilli(row.getLong(1)), Rows.number(row, 2), row.getString(3), row.getString(4)))
                .list();
    }

    /** The notes of a request, oldest first. */
    public static List<Note> of(Handle tx, long escalationId) {
        return tx.createQuery("SELECT at, staff_id, ask, text FROM note WHERE escalation_id = :id ORDER BY id")
                .bind("id", escalationId)
                .map((row, context) -> new Note(
                        Instant.ofEpochMilli(row.getLong(1)), Rows.number(row, 2), row.getString(3), row.getString(4)))
                .list();
    }
}
