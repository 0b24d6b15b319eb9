package org.palier.conversations;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.palier.database.Prepared;

/**
 * One line of the audit: who did what, other than the messages themselves. Never a text, a number or a name.
 *
 * @param landlordId null when nobody's, such as a forged webhook
 * @param action such as {@code request-opened}
 * @param staffId null when the assistant or the carrier did it
 * @param detail one more word or key, such as a reference
 */
public record Audit(
        @Nullable Long landlordId,
        String action,
        @Nullable Long staffId,
        @Nullable Long contactId,
        @Nullable Long conversationId,
        @Nullable Long escalationId,
        @Nullable String detail) {

    public static Audit of(@Nullable Long landlordId, String action) {
        return new Audit(landlordId, action, null, null, null, null, null);
    }

    public Audit by(@Nullable Long staff) {
        return new Audit(landlordId, action, staff, contactId, conversationId, escalationId, detail);
    }

    public Audit about(long contact, long conversation) {
        return new Audit(landlordId, action, staffId, contact, conversation, escalationId, detail);
    }

    public Audit escalation(long escalation) {
        return new Audit(landlordId, action, staffId, contactId, conversationId, escalation, detail);
    }

    public Audit detail(String more) {
        return new Audit(landlordId, action, staffId, contactId, conversationId, escalationId, more);
    }

    public void add(Handle tx, Instant now) {
        String sql = """
                INSERT INTO audit (landlord_id, at, staff_id, action, contact_id, conversation_id, escalation_id, detail)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";
        Prepared.update(
                tx,
                sql,
                landlordId,
                now.toEpochMilli(),
                staffId,
                action,
                contactId,
                conversationId,
                escalationId,
                detail);
    }
}
