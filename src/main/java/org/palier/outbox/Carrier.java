package org.palier.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who carries texts to telephones. One call is one request at most: retrying is the outbox's affair. Thread-safe. */
public interface Carrier {
    /** Hands a text over. */
    Outcome send(Dispatch text);

    /** Looks for texts with this body that were handed over between two addresses since a moment, other than replies to webhooks. */
    Finding find(String sender, String recipient, String body, Instant since);

    /**
     * What is sent.
     *
     * @param id by which a status callback can name the text before its sid is known
     * @param validity after this time the carrier should not deliver it any more
     */
    record Dispatch(long id, String sender, String recipient, String body, Duration validity) {
        @Override
        public String toString() {
            return "Dispatch[" + id + "]";
        }
    }

    /** What is known after an attempt. */
    sealed interface Outcome {
        /** The carrier has it. */
        record Sent(String sid, String status) implements Outcome {}

        /**
         * The carrier does not take it.
         *
         * @param code of the carrier
         * @param lasting whether the same text would be refused again
         */
        record Refused(int code, boolean lasting) implements Outcome {}

        /** The carrier did not look at it, because there was too much at once. */
        record Throttled(Optional<Duration> retryAfter) implements Outcome {}

        /** The request did not leave. */
        record NotSent(String why) implements Outcome {}

        /** The carrier may have it or not. */
        record Ambiguous(String why) implements Outcome {}
    }

    /** What a look-up tells. */
    sealed interface Finding {
        /** All that the carrier has; empty if it certainly has none. */
        record Seen(List<Sighting> texts) implements Finding {}

        /** It cannot be told now. */
        record Unknown(Optional<Duration> retryAfter) implements Finding {}
    }

    /** A text that the carrier has. */
    record Sighting(String sid, String status) {}
}
