package org.palier.outbox;

import java.time.Clock;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Takes in texts to send. Whoever adds one does so in the transaction of its cause: both are stored, or neither. */
public final class Outbox {
    private final Clock clock;
    private volatile Runnable worker = () -> {};

    public Outbox(Clock clock) {
        this.clock = clock;
    }

    /**
     * Adds a text; it leaves soon after the transaction is on disk.
     *
     * @return the key of the text
     */
    public long add(Handle tx, OutboundText text) {
        return add(tx, text, clock.instant());
    }

    /** Adds a text that does not leave before a moment. */
    public long add(Handle tx, OutboundText text, Instant notBefore) {
        return add(tx, text, notBefore, null);
    }

    /**
     * Takes back what nobody has begun to send.
     *
     * @return false if it is too late, or there is no such text
     */
    public boolean withdraw(Handle tx, long landlordId, String cause) {
        return tx.execute(
                        "DELETE FROM outbox WHERE landlord_id = ? AND cause = ? AND state = 'waiting' AND attempts = 0",
                        landlordId,
                        cause)
                > 0;
    }

    long add(Handle tx, OutboundText text, Instant when, @Nullable Long resendOf) {
        long id = tx.createQuery("""
                        INSERT INTO outbox (landlord_id, contact_id, sender, recipient, kind, cause, body, valid_until, state,
                            next_at, created_at, resend_of)
                        VALUES (:landlord, :contact, :sender, :recipient, :kind, :cause, :body, :until, 'waiting', :next, :now,
                            :resendOf)
                        RETURNING id""")
                .bind("landlord", text.landlordId())
                .bind("contact", text.contactId())
                .bind("sender", text.sender())
                .bind("recipient", text.recipient())
                .bind("kind", text.kind())
                .bind("cause", text.cause())
                .bind("body", text.body())
                .bind("until", text.validUntil().toEpochMilli())
                .bind("next", when.toEpochMilli())
                .bind("now", clock.millis())
                .bind("resendOf", resendOf)
                .mapTo(Long.class)
                .one();
        // Before the commit, yet not too early: the worker looks in a unit of work of its own, which waits behind this
        // one.
        worker.run();
        return id;
    }

    /**
     * Erases a few texts, the oldest first; none is so old that it could still leave.
     *
     * @param before only those that were added before this moment
     * @return how many were erased
     */
    public static int erase(Handle tx, Instant before, int limit) {
        return tx.execute(
                "DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE created_at < ? ORDER BY created_at LIMIT ?)",
                before.toEpochMilli(),
                limit);
    }

    void wakes(Runnable added) {
        worker = added;
    }
}
