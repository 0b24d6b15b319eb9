package org.palier.testphone;

import java.time.Instant;
import java.util.Optional;

/**
 * What the line did with one text, as it is stored.
 *
 * @param outcome what the dialogue did, such as {@code ANSWERED}
 * @param intent title of the script, empty when none was answered
 * @param danger level that the danger pass gave: {@code NONE}, {@code POSSIBLE}, {@code CERTAIN}
 */
public record Trace(
        String outcome,
        Optional<String> intent,
        double confidence,
        String example,
        double similarity,
        Optional<String> runnerUp,
        double runnerUpConfidence,
        String language,
        String danger,
        String revision,
        Optional<Request> request) {

    /** The request to a person that is open in the conversation, the most urgent one. */
    public record Request(
            String reference, String queue, boolean urgent, int priority, String state, Optional<Instant> promise) {}
}
