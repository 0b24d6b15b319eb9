package org.palier.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes guessing slow: after some failures each further one doubles the wait, up to a quarter of an hour. Thread-safe. */
final class Throttle {
    private static final Duration FIRST = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final int REMEMBERED = 10_000;

    private final int free;
    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Failures(int count, Instant last, Instant until) {}

    /**
     * @param free failures that cost no wait
     */
    Throttle(int free, Clock clock) {
        this.free = free;
        this.clock = clock;
    }

    /** How long this one still has to wait; zero if it need not. */
    synchronized Duration wait(String who) {
        Failures known = failures.get(who);
        Instant now = clock.instant();
        return known == null || known.until.isBefore(now) ? Duration.ZERO : Duration.between(now, known.until);
    }

    synchronized void failed(String who) {
        Instant now = clock.instant();
        Failures known = failures.get(who);
        int count = known == null || known.last.plus(FORGOTTEN).isBefore(now) ? 1 : known.count + 1;
        Duration wait = count <= free ? Duration.ZERO : FIRST.multipliedBy(1L << Math.min(count - free - 1, 6));
        failures.put(who, new Failures(count, now, now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST)));
    }

    synchronized void succeeded(String who) {
        failures.remove(who);
    }
}
