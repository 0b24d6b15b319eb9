package org.palier.conversations;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What becomes of a request on an adviser's desk, beside being taken and closed. Each move leaves a line in the audit. */
public final class Moves {
    private Moves() {}

    /** Puts a request into a person's hands, whoever had it or nobody. */
    public static void give(Handle tx, long id, long to, @Nullable Long by, Instant now) {
        move(tx, id, "request-given", by, Long.toString(to), now, """
                UPDATE escalation SET state = 'held', holder = ?, held_at = ?, parked_at = NULL, parked_until = NULL
                WHERE id = ? AND state <> 'closed'""", to, now.toEpochMilli(), id);
    }

    /** Lets a request wait for another team; it keeps its age and its promise. */
    public static void send(Handle tx, long id, String queue, long by, Instant now) {
        move(tx, id, "request-sent", by, queue, now, """
                UPDATE escalation SET state = 'waiting', holder = NULL, held_at = NULL, parked_at = NULL, parked_until = NULL, queue = ?
                WHERE id = ? AND state <> 'closed'""", queue, id);
    }

    /**
     * Sets a request in hand aside.
     *
     * @param until null to wait for the tenant's next message, which ends it in any case
     */
    public static void park(Handle tx, long id, long by, @Nullable Instant until, Instant now) {
        move(
                tx,
                id,
                "request-parked",
                by,
                null,
                now,
                "UPDATE escalation SET parked_at = ?, parked_until = ? WHERE id = ? AND state = 'held' AND holder = ?",
                now.toEpochMilli(),
                until == null ? null : until.toEpochMilli(),
                id,
                by);
    }

    public static void unpark(Handle tx, long id, long by, Instant now) {
        move(
                tx,
                id,
                "request-unparked",
                by,
                null,
                now,
                "UPDATE escalation SET parked_at = NULL, parked_until = NULL WHERE id = ? AND parked_at IS NOT NULL",
                id);
    }

    /** Takes an ended request up again. */
    public static void reopen(Handle tx, long id, long by, Instant now) {
        move(tx, id, "request-reopened", by, null, now, """
                UPDATE escalation SET state = 'held', holder = ?, held_at = ?, closed_at = NULL, outcome = NULL, parked_at = NULL, parked_until = NULL
                WHERE id = ? AND state = 'closed'""", by, now.toEpochMilli(), id);
    }

    /**
     * Lets an ended request wait anew, because the tenant has written again; it counts from now.
     *
     * @param messageId what the tenant wrote
     */
    public static void resume(Handle tx, long id, long messageId, Instant now) {
        move(tx, id, "request-resumed", null, null, now, """
                UPDATE escalation SET state = 'waiting', holder = NULL, held_at = NULL, closed_at = NULL, outcome = NULL, promise_at = NULL,
                    answered_at = NULL, seen_at = NULL, parked_at = NULL, parked_until = NULL, opened_at = ?, message_id = ?
                WHERE id = ? AND state = 'closed'""", now.toEpochMilli(), messageId, id);
    }

    /** Lets an ended request wait anew, because the last answer did not arrive; it counts from now. */
    public static void lost(Handle tx, long id, long messageId, Instant now) {
        move(tx, id, "reply-lost", null, Long.toString(messageId), now, """
                UPDATE escalation SET state = 'waiting', holder = NULL, held_at = NULL, closed_at = NULL, outcome = NULL, promise_at = NULL,
                    answered_at = NULL, seen_at = NULL, parked_at = NULL, parked_until = NULL, opened_at = ?
                WHERE id = ? AND state = 'closed'""", now.toEpochMilli(), id);
    }

    /** Keeps how a request ended. */
    public static void ended(Handle tx, long id, String outcome) {
        tx.execute("UPDATE escalation SET outcome = ? WHERE id = ?", outcome, id);
    }

    /** Somebody has seen an urgent request: it need not ring any more. */
    public static void seen(Handle tx, long id, long by, Instant now) {
        move(
                tx,
                id,
                "request-seen",
                by,
                null,
                now,
                "UPDATE escalation SET seen_at = ? WHERE id = ? AND seen_at IS NULL",
                now.toEpochMilli(),
                id);
    }

    /** A person has answered: the promise of what that person has in hand is kept. */
    public static void answered(Handle tx, long conversationId, long by, Instant now) {
        tx.execute("""
                UPDATE escalation SET answered_at = coalesce(answered_at, ?), parked_at = NULL, parked_until = NULL
                WHERE conversation_id = ? AND holder = ? AND state = 'held'""", now.toEpochMilli(), conversationId, by);
    }

    private static void move(
            Handle tx,
            long id,
            String action,
            @Nullable Long by,
            @Nullable String detail,
            Instant now,
            String update,
            @Nullable Object... values) {
        if (tx.execute(update, values) == 0) {
            return;
        }
        Optional<Escalation> moved = Escalations.withId(tx, id);
        if (moved.isPresent()) {
            Audit line = Audit.of(moved.get().landlordId(), action)
                    .by(by)
                    .about(moved.get().contactId(), moved.get().conversationId())
                    .escalation(id);
            (detail == null ? line : line.detail(detail)).add(tx, now);
        }
    }
}
