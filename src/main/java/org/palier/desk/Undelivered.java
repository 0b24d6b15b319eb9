package org.palier.desk;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Texts of advisers of which the carrier says that they did not arrive, or of which nobody can say. */
final class Undelivered {
    private static final String FAILED = """
            (outbox.state IN ('failed', 'doubtful', 'expired') OR (outbox.state = 'sent' AND carrier_status IN ('failed', 'undelivered')))""";

    /** Of a conversation with its message {@code last}: the last attempt to send that message failed. */
    static final String FAILED_LAST = """
            EXISTS (SELECT 1 FROM outbox WHERE outbox.landlord_id = conversation.landlord_id AND cause = 'message ' || last.id
                AND outbox.id = (SELECT max(attempt.id) FROM outbox AS attempt
                    WHERE attempt.landlord_id = outbox.landlord_id AND attempt.cause = outbox.cause) AND\s""" + FAILED + ")";

    private Undelivered() {}

    /** The last word in an open conversation whose requests are all ended. */
    record Lost(long conversationId, long messageId) {}

    /** What was said since a moment, did not arrive, and concerns nobody any more, because its request was ended at once. */
    static List<Lost> afterTheEnd(Handle tx, Instant since) {
        return tx.createQuery("""
                        SELECT DISTINCT conversation.id, last.id FROM outbox
                        JOIN message AS last ON last.id = CAST(substr(outbox.cause, 9) AS INTEGER)
                        JOIN conversation ON conversation.id = last.conversation_id AND (conversation.last_message_id = last.id
                            OR EXISTS (SELECT 1 FROM message AS told WHERE told.id = conversation.last_message_id
                                AND told.previous_id = last.id AND told.direction = 'out' AND told.staff_id IS NULL))
                        WHERE outbox.created_at > :since AND outbox.kind = 'adviser' AND outbox.cause LIKE 'message %' AND last.staff_id IS NOT NULL
                            AND conversation.closed_at IS NULL AND\s""" + FAILED + " AND " + FAILED_LAST + """
                            AND EXISTS (SELECT 1 FROM escalation WHERE escalation.conversation_id = conversation.id)
                            AND NOT EXISTS (SELECT 1 FROM escalation WHERE escalation.conversation_id = conversation.id AND state <> 'closed')
                            AND NOT EXISTS (SELECT 1 FROM escalation JOIN audit ON audit.escalation_id = escalation.id
                                WHERE escalation.conversation_id = conversation.id AND action = 'reply-lost' AND detail = CAST(last.id AS TEXT))""")
                .bind("since", since.toEpochMilli())
                .map((row, context) -> new Lost(row.getLong(1), row.getLong(2)))
                .list();
    }
}
