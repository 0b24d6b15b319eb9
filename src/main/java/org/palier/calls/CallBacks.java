package org.palier.calls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.palier.phones.PhoneNumber;

/** Who asked to be called back. Each is a request in the human queue: its place there is that of the first time it was heard. */
public final class CallBacks {
    private CallBacks() {}

    /** A call back that waits. Its text form shows no number. */
    public record CallBack(long escalationId, long callId, PhoneNumber number, Instant askedAt) {
        @Override
        public String toString() {
            return "CallBack[" + escalationId + "]";
        }
    }

    /** Adds one; a later wish of the same request replaces only the number. */
    static void add(Handle tx, long escalationId, Call call, PhoneNumber number, Instant now) {
        tx.execute("""
                INSERT INTO call_back (escalation_id, call_id, number, asked_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (escalation_id) DO UPDATE SET number = excluded.number, called_at = NULL""", escalationId, call.id(), number.e164(), now.toEpochMilli());
    }

    /** Those of a landlord that wait, in the order of the queue: urgent ones first, then by priority, then the first heard. */
    public static List<CallBack> waiting(Handle tx, long landlordId) {
        return tx.createQuery("""
                        SELECT escalation_id, call_id, number, asked_at
                        FROM call_back JOIN escalation ON escalation.id = escalation_id
                        WHERE landlord_id = :landlord AND state <> 'closed' AND called_at IS NULL
                        ORDER BY turn, opened_at, escalation_id""")
                .bind("landlord", landlordId)
                .map((row, context) -> callBack(row))
                .list();
    }

    /** The wish that belongs to a request: its number stays the one to call, also when the first call reached a mailbox. */
    static Optional<CallBack> of(Handle tx, long escalationId) {
        return tx.createQuery("""
                        SELECT escalation_id, call_id, number, asked_at FROM call_back WHERE escalation_id = :key""")
                .bind("key", escalationId)
                .map((row, context) -> callBack(row))
                .findOne();
    }

    /** The tenant was called. */
    static void called(Handle tx, long escalationId, Instant now) {
        tx.execute("UPDATE call_back SET called_at = ? WHERE escalation_id = ?", now.toEpochMilli(), escalationId);
    }

    private static CallBack callBack(ResultSet row) throws SQLException {
        return new CallBack(
                row.getLong(1),
                row.getLong(2),
                new PhoneNumber(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)));
    }
}
