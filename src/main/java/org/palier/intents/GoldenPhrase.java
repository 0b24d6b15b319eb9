package org.palier.intents;

/** A phrase that a script promises to understand: a revision that sends it elsewhere cannot be published. */
public record GoldenPhrase(String say, String expect) {
    /** What is expected of a phrase that no script is to answer. */
    public static final String NOBODY = "none";

    /** Whether a matcher understands it as it is expected. */
    public boolean holds(Matcher matcher) {
        Match match = matcher.match(Utterance.of(say));
        if (expect.equals(NOBODY)) {
            return match.verdict() == Match.Verdict.UNKNOWN;
        }
        return match.danger().intents().contains(expect)
                || match.best().map(Candidate::intent).filter(expect::equals).isPresent();
    }
}
