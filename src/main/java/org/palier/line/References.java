package org.palier.line;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws references of requests: six digits, easy to read out, that say nothing about how many there are. Thread-safe. */
final class References {
    private static final int DRAWN = 4;

    private final RandomGenerator random;

    References(RandomGenerator random) {
        this.random = random;
    }

    /** A few, different from each other; whether they are free is seen when one is stored. */
    synchronized List<String> draw() {
        List<String> drawn = new ArrayList<>(DRAWN);
        while (drawn.size() < DRAWN) {
            String reference = Integer.toString(random.nextInt(100_000, 1_000_000));
            if (!drawn.contains(reference)) {
                drawn.add(reference);
            }
        }
        return drawn;
    }
}
