package org.palier.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palier.calls.PastCall;
import org.palier.calls.Recordings;
import org.palier.conversations.Why;
import org.palier.outbox.Deliveries;

/** One thing that happened in a conversation, as its page shows it. */
public sealed interface Entry {
    Instant at();

    /**
     * The tenant wrote or spoke.
     *
     * @param typedBy who of the staff typed it in, for what did not come through the line
     * @param title of the script that was understood, if one was
     * @param corrected title of the script that a person says was meant
     */
    record Heard(
            Instant at,
            long messageId,
            String channel,
            String text,
            int pictures,
            @Nullable String typedBy,
            @Nullable Why why,
            @Nullable String title,
            @Nullable String runnerUp,
            @Nullable String corrected)
            implements Entry {
        /** Whether it was said, or a key was pressed, on the telephone. */
        public boolean called() {
            return channel.equals("VOICE");
        }

        /** Whether a danger was heard, certain or possible. */
        public boolean dangerous() {
            return why != null
                    && (why.danger().equals("CERTAIN") || why.danger().equals("POSSIBLE"));
        }
    }

    /** The assistant answered at once. */
    record Answered(Instant at, List<Sent> texts) implements Entry {}

    /** A person of the staff wrote. */
    record Said(Instant at, long messageId, String who, boolean mine, Sent sent) implements Entry {
        /** Whether it can still be taken back. */
        public boolean recallable() {
            Deliveries.Delivery delivery = sent.delivery;
            return mine && delivery != null && delivery.state() == Deliveries.State.WAITING && !delivery.tried();
        }

        /** Whether it did not arrive, or nobody knows. */
        public boolean failed() {
            Deliveries.Delivery delivery = sent.delivery;
            return delivery != null && delivery.state().failed();
        }
    }

    /**
     * A remark that only staff read, or what the tenant told the assistant.
     *
     * @param who null for the tenant's answer
     * @param ask the question that it answers
     */
    record Noted(Instant at, @Nullable String who, @Nullable String ask, String text) implements Entry {}

    /** A request was opened, taken, passed on or ended. */
    record Happened(
            Instant at,
            String action,
            @Nullable String who,
            @Nullable String detail) implements Entry {}

    /**
     * The tenant called, or was called.
     *
     * @param who of the staff spoke or wished to; null for somebody on call, and for nobody
     * @param rung whose telephones were rung in vain, null for those on call
     */
    record Called(Instant at, PastCall call, @Nullable String who, List<@Nullable String> rung) implements Entry {
        /** Whether tenant and staff have spoken. */
        public boolean spoke() {
            return call.progress() == PastCall.Progress.SPOKE || call.progress() == PastCall.Progress.SPEAKING;
        }
    }

    /**
     * The tenant spoke after the tone.
     *
     * @param heardBy who listened to it, in turn
     */
    record Left(Instant at, Recordings.Recording recording, List<String> heardBy) implements Entry {}

    /** A text with what became of it; null where the carrier told nothing. */
    record Sent(String text, Deliveries.@Nullable Delivery delivery) {
        boolean moving() {
            return delivery != null && delivery.state().moving();
        }
    }
}
