package org.palier.bench;

import java.util.List;
import org.palier.intents.MatcherSettings;

/** Where a matcher draws its lines in a measurement, when not where it does on the line. */
final class Lines {
    private static final MatcherSettings USUAL = MatcherSettings.DEFAULT;

    /** It never abstains: what a yardstick that always answers is compared with. */
    static final MatcherSettings FORCED = of(0, 0, USUAL.fields());

    /**
     * The same for messages of another trade, where concepts of this one's lexicon say half as much: so chosen by cross-validation over
     * the training messages of the public sets.
     */
    static final MatcherSettings ANOTHER_TRADE = of(0, 0, List.of(1f, 1f, 1f, 1f, 0.5f, 0.5f));

    private Lines() {}

    static MatcherSettings withoutFields(Integer... places) {
        List<Integer> without = List.of(places);
        List<Float> fields = new java.util.ArrayList<>();
        for (int i = 0; i < USUAL.fields().size(); i++) {
            fields.add(without.contains(i) ? 0f : USUAL.fields().get(i));
        }
        return of(USUAL.sure(), USUAL.unsure(), fields);
    }

    private static MatcherSettings of(double sure, double unsure, List<Float> fields) {
        return new MatcherSettings(
                sure,
                unsure,
                USUAL.certain(),
                USUAL.possible(),
                USUAL.outOfScope(),
                USUAL.lastTopic(),
                fields,
                USUAL.cost());
    }
}
