package org.palier.intents;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a message was understood.
 *
 * @param ranked scripts, best first, at most five; topics and system scripts alike, danger scripts included
 * @param others further topics found in other parts of the message, gravest first, without the best
 * @param concepts concepts of the lexicon found in the message
 * @param evidence the example that it is nearest to
 */
public record Match(
        Language language,
        Danger danger,
        Verdict verdict,
        List<Candidate> ranked,
        List<Candidate> others,
        Set<String> concepts,
        Evidence evidence) {

    /** The example of the best script that a message is nearest to. */
    public interface Evidence {
        /** As it is written in the script; empty if nothing is near. */
        String example();

        /** Cosine to that example, 0 to 1. */
        double similarity();
    }

    /** An example that was found. */
    public record Near(String example, double similarity) implements Evidence {
        /** Nothing is near. */
        public static final Near NOTHING = new Near("", 0);
    }

    /** What the calibrated confidence allows. */
    public enum Verdict {
        /** Answer the best script. */
        SURE,
        /** Ask which of the first two is meant. */
        UNSURE,
        /** Nothing fits well enough: out of scope or not understood. */
        UNKNOWN
    }

    /** The nearest example of the best script; empty if nothing is near. */
    public String example() {
        return evidence.example();
    }

    /** Cosine to the nearest example, 0 to 1. */
    public double similarity() {
        return evidence.similarity();
    }

    public Optional<Candidate> best() {
        return ranked.stream().findFirst();
    }

    public Optional<Candidate> runnerUp() {
        return ranked.stream().skip(1).findFirst();
    }
}
