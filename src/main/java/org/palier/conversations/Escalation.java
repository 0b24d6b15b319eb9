package org.palier.conversations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request to a person, in the human queue until it is closed.
 *
 * @param messageId what opened it
 * @param reference what the tenant may ask by, six digits
 * @param queue the team, as {@link org.palier.intents.Queue#id()} names it
 * @param priority 0 (first) to 3
 * @param restricted whether only some of the staff may see it
 * @param promiseAt the moment before which a person answers, if one was told
 * @param holder who has it in hand
 */
public record Escalation(
        long id,
        long landlordId,
        long contactId,
        long conversationId,
        long messageId,
        String reference,
        @Nullable String intent,
        String queue,
        boolean urgent,
        int priority,
        boolean restricted,
        @Nullable Instant promiseAt,
        Instant openedAt,
        State state,
        @Nullable Long holder,
        @Nullable Instant heldAt,
        @Nullable Instant closedAt) {
    /** Where a request stands. */
    public enum State {
        WAITING,
        HELD,
        CLOSED
    }

    /** Its place in the queue: urgent ones first, then by priority. */
    public int turn() {
        return (urgent ? 0 : 10) + priority;
    }
}
