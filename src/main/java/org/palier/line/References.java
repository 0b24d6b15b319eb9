package org.palier.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.palier.conversations.Escalation;
import org.palier.conversations.Escalations;

/**
 * Draws references of requests: six digits, easy to read out, that say nothing about how many there are; seven where six are hard to find.
 * Thread-safe.
 */
final class References {
    private static final int DRAWN = 4;

    /** So often new ones are drawn before that is a defect. */
    private static final int DRAWS = 5;

    /** After so many references that were taken, six digits are crowded. */
    private static final int CROWDED = 3;

    private final RandomGenerator random;

    References(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Opens a request by a reference that is free.
     *
     * @param asked the request, by its reference
     */
    Escalation open(Handle tx, Function<String, Escalations.Request> asked, Instant now) {
        for (int draw = 0; draw < DRAWS; draw++) {
            for (String reference : draw(draw)) {
                OptionalLong opened = Escalations.open(tx, asked.apply(reference), now);
                if (opened.isPresent()) {
                    return Escalations.withId(tx, opened.getAsLong()).orElseThrow();
                }
            }
        }
        throw new IllegalStateException("no free reference was drawn");
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
