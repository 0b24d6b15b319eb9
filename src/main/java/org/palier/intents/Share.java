package org.palier.intents;

import java.util.Collection;
import java.util.function.Predicate;

/** How many of a number of messages are so. */
public record Share(int hits, int of) {
    static <T> Share of(Collection<T> all, Predicate<T> test) {
        return new Share((int) all.stream().filter(test).count(), all.size());
    }

    /** Between 0 and 1; NaN if there is nothing to count. */
    public double value() {
        return of == 0 ? Double.NaN : hits / (double) of;
    }
}
