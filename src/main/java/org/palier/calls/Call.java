package org.palier.calls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call. Its text form shows no number.
 *
 * @param contactId null until something was said
 * @param line the number that was called, E.164
 * @param caller the address of the contact
 * @param subscriber whether the caller's number is known; who hides it is never texted
 * @param status of the carrier, such as {@code completed}
 * @param outcome how far it came
 * @param staffId who of the staff spoke
 */
public record Call(
        long id,
        long landlordId,
        @Nullable Long contactId,
        @Nullable Long conversationId,
        String sid,
        String line,
        String caller,
        boolean subscriber,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Integer seconds,
        String status,
        Outcome outcome,
        @Nullable Long staffId,
        String state) {
    /** How far a call came; it never goes back to an earlier one. */
    public enum Outcome {
        /** Nothing was understood. */
        BEGUN,
        /** The assistant answered. */
        ANSWERED,
        /** A call back was asked for. */
        CALL_BACK,
        /** A message was left. */
        MESSAGE,
        /** Caller and staff spoke. */
        SPOKE
    }

    @Override
    public String toString() {
        return "Call[" + sid + "]";
    }
}
