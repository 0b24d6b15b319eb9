package org.palier.intents;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a matcher made of a labelled message.
 *
 * @param predicted the script it answers; {@code none} if it abstains
 * @param confidence that the answer is right; for an abstention, that the best topic would have been right
 * @param raised the danger scripts that it raised, gravest first
 * @param nanos how long it took
 */
public record Prediction(
        LabelledMessage message, String predicted, double confidence, List<String> raised, long nanos) {

    /**
     * Reads a match as the line acts on it: a danger beats everything; what is not understood, and what a system script turns away, is an
     * abstention.
     *
     * @param refusals system scripts that turn away what is out of scope
     */
    static Prediction of(LabelledMessage message, Match match, Set<String> refusals, long nanos) {
        if (match.danger().level() != Danger.Level.NONE) {
            List<String> raised = match.danger().intents();
            return new Prediction(message, raised.get(0), match.danger().score(), raised, nanos);
        }
        Optional<Candidate> topic = match.ranked().stream()
                .filter(candidate -> !refusals.contains(candidate.intent()))
                .findFirst();
        String best = match.best().map(Candidate::intent).orElse(LabelledMessage.NONE);
        boolean abstains = match.verdict() == Match.Verdict.UNKNOWN || refusals.contains(best);
        return new Prediction(
                message,
                abstains ? LabelledMessage.NONE : best,
                topic.map(Candidate::confidence).orElse(0.0),
                List.of(),
                nanos);
    }

    public boolean abstains() {
        return predicted.equals(LabelledMessage.NONE);
    }

    /** Whether it is exactly the label. */
    public boolean right() {
        return message.intent().equals(predicted);
    }

    /** Whether it is the label or another right answer. */
    public boolean acceptable() {
        return message.accepts(predicted);
    }
}
