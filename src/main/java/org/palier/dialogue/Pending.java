package org.palier.dialogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The question that the line asked last and that the next message may answer. */
sealed interface Pending {
    Pending NOTHING = new Nothing();

    /** Nothing was asked. */
    record Nothing() implements Pending {}

    /**
     * Whether a person should answer about a topic.
     *
     * @param choices topics offered by number beside it
     */
    record Offer(String intent, List<String> choices) implements Pending {}

    /**
     * A question for the staff.
     *
     * @param asks what is left to ask, the question that was put first
     */
    record Ask(String reference, String intent, List<String> asks) implements Pending {}

    /** Topics offered by number. */
    record Choice(Kind kind, List<String> options) implements Pending {
        enum Kind {
            /** One more number stands for something else. */
            CLARIFICATION,
            /** Zero stands for a person. */
            MENU,
            MORE
        }
    }

    /**
     * Whether there is a danger at this moment.
     *
     * @param before the question for the staff that it came between
     */
    record Check(String reference, String intent, Optional<Ask> before) implements Pending {}

    /**
     * Whether the tenant reads in safety.
     *
     * @param told whether the numbers were given already
     */
    record Safe(String reference, String intent, boolean told) implements Pending {}

    /** Whether a person's answer to a request was useful. Nothing depends on it, and it outlasts the conversation. */
    record Survey(String reference, Instant asked) implements Pending {}
}
