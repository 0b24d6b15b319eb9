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
 * @param example the nearest example of the best script, as written in it; empty if nothing is near
 * @param similarity cosine to that example, 0 to 1
 */
public record Match(
        Language language,
        Danger danger,
        Verdict verdict,
        List<Candidate> ranked,
        List<Candidate> others,
        Set<String> concepts,
        String example,
        double similarity) {

    /** What the calibrated confidence allows. */
    public enum Verdict {
        /** Answer the best script. */
        SURE,
        /** Ask which of the first two is meant. */
        UNSURE,
        /** Nothing fits well enough: out of scope or not understood. */
        UNKNOWN
    }

    public Optional<Candidate> best() {
        return ranked.stream().findFirst();
    }

    public Optional<Candidate> runnerUp() {
        return ranked.stream().skip(1).findFirst();
    }
}
