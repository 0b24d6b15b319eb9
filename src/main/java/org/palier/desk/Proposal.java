package org.palier.desk;

import java.util.Optional;
import org.palier.intents.Danger;
import org.palier.intents.Match;

/**
 * What the assistant understands of words that an adviser types in.
 *
 * @param intent the script that fits best, if one fits at all
 * @param danger whether they tell of a danger, or may
 */
public record Proposal(Optional<String> intent, boolean danger) {
    static final Proposal NONE = new Proposal(Optional.empty(), false);

    static Proposal of(Match match) {
        boolean danger = match.danger().level() != Danger.Level.NONE;
        Optional<String> best = danger
                ? match.danger().intents().stream().findFirst()
                : match.best()
                        .filter(found -> match.verdict() != Match.Verdict.UNKNOWN)
                        .map(found -> found.intent());
        return new Proposal(best, danger);
    }
}
