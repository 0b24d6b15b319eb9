package org.palier.calls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.palier.calls.PastCall.Progress;
import org.palier.calls.PastCall.Ring;
import org.palier.conversations.Contact;
import org.palier.conversations.Conversation;

/** The calls of a conversation, read for a page. Also those that ended before a word was understood: who hung up may need a person all the more. */
public final class CallHistory {
    private static final Set<String> UNHEARD = Set.of("queued", "initiated", "ringing");

    private CallHistory() {}

    /** The calls of a conversation, oldest first. */
    public static List<PastCall> of(Handle tx, Conversation conversation, Contact contact, Instant now) {
        Instant closed = conversation.closedAt();
        return tx.createQuery("""
                        SELECT id, direction, started_at, seconds, rank, status, outcome, staff_id, tenant_status FROM call
                        WHERE conversation_id = :conversation OR (conversation_id IS NULL AND landlord_id = :landlord
                            AND caller = :caller AND started_at BETWEEN :opened AND :closed)
                        ORDER BY started_at, id""")
                .bind("conversation", conversation.id())
                .bind("landlord", conversation.landlordId())
                .bind("caller", contact.address())
                .bind("opened", conversation.openedAt().toEpochMilli())
                .bind("closed", closed == null ? Long.MAX_VALUE : closed.toEpochMilli())
                .map((row, context) -> call(tx, row, now))
                .list();
    }

    private static PastCall call(Handle tx, ResultSet row, Instant now) throws SQLException {
        long id = row.getLong("id");
        boolean inbound = row.getString("direction").equals("in");
        Instant startedAt = Instant.ofEpochMilli(row.getLong("started_at"));
        boolean ended = row.getInt("rank") == Calls.ENDED
                || startedAt.plus(Calls.LONGEST).isBefore(now);
        Long seconds = Calls.number(row, "seconds");
        return new PastCall(
                id,
                inbound,
                startedAt,
                seconds == null ? null : seconds.intValue(),
                inbound ? received(row, ended) : placed(row, ended),
                Calls.number(row, "staff_id"),
                inbound ? rings(tx, id) : List.of());
    }

    private static Progress received(ResultSet row, boolean ended) throws SQLException {
        Call.Outcome outcome = Calls.outcome(row);
        if (outcome == Call.Outcome.BEGUN || outcome == Call.Outcome.ANSWERED) {
            return !ended ? Progress.GOING_ON : outcome == Call.Outcome.BEGUN ? Progress.HUNG_UP : Progress.ANSWERED;
        }
        return Progress.valueOf(outcome.name());
    }

    private static Progress placed(ResultSet row, boolean ended) throws SQLException {
        String status = row.getString("status");
        String tenant = row.getString("tenant_status");
        if (Calls.outcome(row) == Call.Outcome.SPOKE) {
            return ended ? Progress.SPOKE : Progress.SPEAKING;
        }
        if (tenant == null) {
            return !ended
                    ? UNHEARD.contains(status) ? Progress.STAFF_RINGS : Progress.STAFF_ANSWERED
                    : unanswered(status);
        }
        return switch (tenant) {
            case "in-progress", "completed" -> ended ? Progress.SPOKE : Progress.SPEAKING;
            case "busy" -> Progress.TENANT_BUSY;
            case "failed" -> Progress.TENANT_FAILED;
            default -> ended || tenant.equals("no-answer") ? Progress.TENANT_NO_ANSWER : Progress.TENANT_RINGS;
        };
    }

    private static Progress unanswered(String status) {
        return status.equals("failed") ? Progress.NOT_PLACED : Progress.STAFF_NOT_THERE;
    }

    private static List<Ring> rings(Handle tx, long callId) {
        return tx.createQuery("SELECT staff_id, taken_at FROM call_ring WHERE call_id = :call ORDER BY step")
                .bind("call", callId)
                .map((row, context) -> new Ring(Calls.number(row, "staff_id"), Calls.number(row, "taken_at") != null))
                .list();
    }
}
