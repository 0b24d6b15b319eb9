package org.palier.line;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws references of requests: six digits, easy to read out, that say nothing about how many there are; seven where six are hard to find.
 * Thread-safe.
 */
final class References {
    private static final int DRAWN = 4;

    /** After so many references that were taken, six digits are crowded. */
    private static final int CROWDED = 3;

    private final RandomGenerator random;

    References(RandomGenerator random) {
        this.random = random;
    }

    /**
     * A few, different from each other; whether they are free is seen when one is stored.
     *
     * @param taken how many times what was drawn for this message was not free
     */
    synchronized List<String> draw(int taken) {
        int first = taken < CROWDED ? 100_000 : 1_000_000;
        List<String> drawn = new ArrayList<>(DRAWN);
        while (drawn.size() < DRAWN) {
            String reference = Integer.toString(random.nextInt(first, 10 * first));
            if (!drawn.contains(reference)) {
                drawn.add(reference);
            }
        }
        return drawn;
    }
}
