package org.palier.studio;

import java.util.Comparator;
import java.util.List;
import org.palier.intents.Script;

/**
 * What the golden phrases of a script keep safe.
 *
 * @param phrases how many it has
 * @param holds how many of them are understood as they are expected
 * @param answered how often it was answered in the last thirty days
 */
public record PhraseCoverage(Script script, int phrases, int holds, long answered) {
    /** Fewer leave a script nearly unguarded. */
    static final int ENOUGH = 3;

    /** Those first that need a hand: a phrase that fails, then few phrases for much use. */
    private static final Comparator<PhraseCoverage> ORDER = Comparator.comparing(
                    (PhraseCoverage each) -> each.holds == each.phrases)
            .thenComparing(each -> Math.min(each.phrases, ENOUGH))
            .thenComparing(each -> -each.answered)
            .thenComparing(each -> each.script.title());

    public boolean isThin() {
        return phrases < ENOUGH;
    }

    static List<PhraseCoverage> sorted(List<PhraseCoverage> all) {
        return all.stream().sorted(ORDER).toList();
    }

    /** How many percent of the answers come from scripts that have enough phrases. */
    static long guarded(List<PhraseCoverage> all) {
        long answers = all.stream().mapToLong(PhraseCoverage::answered).sum();
        long kept = all.stream()
                .filter(each -> !each.isThin())
                .mapToLong(PhraseCoverage::answered)
                .sum();
        return answers == 0 ? 100 : Math.round(100.0 * kept / answers);
    }
}
