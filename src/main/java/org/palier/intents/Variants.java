package org.palier.intents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks whether every variant of an answer can be given, and whether one is there on every day for every tenant. */
final class Variants {
    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

    private Variants() {}

    /**
     * @param owner the list, where a gap is noted
     * @param places the variants in the file
     */
    static void check(Yaml owner, List<Yaml> places, List<Answer> variants) {
        Set<Integer> given = new HashSet<>();
        List<Saying> gaps = new ArrayList<>();
        for (Place place : everywhere(variants)) {
            for (LocalDate day : turningDays(variants)) {
                for (boolean partner : new boolean[] {false, true}) {
                    int first = first(variants, day, partner, place);
                    given.add(first);
                    if (first < 0) {
                        Saying when = day.equals(LONG_AGO)
                                ? Saying.of("problem.variant.before")
                                : Saying.of("problem.variant.from", day);
                        gaps.add(Saying.of(partner ? "problem.variant.with" : "problem.variant.without", when));
                    }
                }
            }
        }
        for (int i = 0; i < variants.size(); i++) {
            if (!given.contains(i)) {
                neverGiven(places, variants, i);
            }
        }
        if (!gaps.isEmpty()) {
            Saying where = isOnlyForSome(variants)
                    ? Saying.of("problem.variant.others")
                    : Collections.min(gaps, Comparator.comparing(Saying::toString));
            owner.error("problem.variant.gap", owner.name(), where);
        }
    }

    private static boolean isOnlyForSome(List<Answer> variants) {
        return variants.stream().noneMatch(variant -> variant.audience().isEverybody());
    }

    private static void neverGiven(List<Yaml> places, List<Answer> variants, int i) {
        for (int before = 0; before < i; before++) {
            if (variants.get(before).hasConditionsOf(variants.get(i))) {
                places.get(i).error("problem.variant.same", places.get(before).line());
                return;
            }
        }
        places.get(i)
                .error(
                        variants.get(i).audience().isEverybody()
                                ? "problem.variant.never"
                                : "problem.variant.never-for");
    }

    private static int first(List<Answer> variants, LocalDate day, boolean partner, Place place) {
        for (int i = 0; i < variants.size(); i++) {
            if (variants.get(i).fits(day, partner, place)) {
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

    /** Tenants whom no variant names, and those of each landlord and commune that one names. */
    private static List<Place> everywhere(List<Answer> variants) {
        Set<String> landlords = new TreeSet<>(Set.of(Place.UNKNOWN.landlord()));
        Set<String> communes = new TreeSet<>();
        for (Answer variant : variants) {
            variant.audience().landlord().ifPresent(landlords::add);
            variant.audience().commune().ifPresent(communes::add);
        }
        List<Place> places = new ArrayList<>();
        for (String landlord : landlords) {
            places.add(new Place(landlord, Optional.empty()));
            communes.forEach(commune -> places.add(new Place(landlord, Optional.of(commune))));
        }
        return places;
    }
}
