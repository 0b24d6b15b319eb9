package org.palier.intents;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks whether every variant of an answer can be given, and whether one is there on every day for every landlord. */
final class Variants {
    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

    private Variants() {}

    /**
     * @param owner the list, where a gap is noted
     * @param places the variants in the file
     */
    static void check(Yaml owner, List<Yaml> places, List<Answer> variants) {
        Set<Integer> given = new HashSet<>();
        Set<String> gaps = new TreeSet<>();
        for (LocalDate day : turningDays(variants)) {
            for (boolean partner : new boolean[] {false, true}) {
                int first = first(variants, day, partner);
                if (first < 0) {
                    gaps.add((day.equals(LONG_AGO) ? "before the first date" : "from " + day)
                            + (partner ? " with the partner service" : " without the partner service"));
                }
                given.add(first);
            }
        }
        for (int i = 0; i < variants.size(); i++) {
            if (!given.contains(i)) {
                places.get(i)
                        .error(
                                "this variant is never given: those above it fit on all its days",
                                "move it up, or remove it");
            }
        }
        if (!gaps.isEmpty()) {
            owner.error(
                    "'" + owner.name() + "' has no answer " + gaps.iterator().next(),
                    "end the list with a variant without conditions");
        }
    }

    private static int first(List<Answer> variants, LocalDate day, boolean partner) {
        for (int i = 0; i < variants.size(); i++) {
            if (variants.get(i).fits(day, partner)) {
                return i;
            }
        }
        return -1;
    }

    /** One day of each stretch in which the same variants fit. */
    private static Set<LocalDate> turningDays(List<Answer> variants) {
        Set<LocalDate> days = new TreeSet<>(Set.of(LONG_AGO));
        for (Answer variant : variants) {
            variant.from().ifPresent(days::add);
            variant.until().map(last -> last.plusDays(1)).ifPresent(days::add);
        }
        return days;
    }
}
