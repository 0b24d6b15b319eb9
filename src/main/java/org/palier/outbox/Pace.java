package org.palier.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long the outbox waits, and how much it does at once.
 *
 * @param first before the second attempt; doubled each time
 * @param most between attempts, unless the carrier asks for more
 * @param settle before a text that may have been sent is looked for
 * @param lookups that tell nothing before a text is given up as doubtful
 * @param resend before a text that did not reach a telephone is sent once more
 * @param threads texts in flight at most
 */
public record Pace(Duration first, Duration most, Duration settle, int lookups, Duration resend, int threads) {
    public static final Pace DEFAULT =
            new Pace(Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofSeconds(30), 8, Duration.ofMinutes(5), 4);

    /** Look-ups in a row that must find nothing before a text may be sent again. */
    static final int ABSENCES = 2;

    /** The wait after a number of attempts, one at least: doubled each time, of which a random part up to a half is left out. */
    Duration backoff(int attempts, RandomGenerator random) {
        return spread(doubled(first, attempts), random);
    }

    /** The wait after a number of look-ups that told nothing. */
    Duration lookupBackoff(int lookups, RandomGenerator random) {
        return settle.plus(spread(doubled(first, lookups), random));
    }

    private Duration doubled(Duration start, int times) {
        Duration wait = start.multipliedBy(1L << Math.min(times - 1, 20));
        return wait.compareTo(most) < 0 ? wait : most;
    }

    private static Duration spread(Duration wait, RandomGenerator random) {
        long millis = Math.max(2, wait.toMillis());
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    }
}
