package org.palier.studio;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.palier.web.Staff;

/** Who has which script open at the moment, so that two persons know of each other. Safe for any number of threads. */
public final class Presence {
    private static final Duration GONE = Duration.ofSeconds(40);

    private final Clock clock;
    private final Map<Seat, Instant> seen = new ConcurrentHashMap<>();

    private record Seat(String subject, long staffId, String name) {}

    public Presence(Clock clock) {
        this.clock = clock;
    }

    /**
     * Notes that a person has a script open.
     *
     * @return the names of the others who have
     */
    List<String> beside(String subject, Staff staff) {
        Instant now = clock.instant();
        seen.values().removeIf(last -> last.plus(GONE).isBefore(now));
        seen.put(new Seat(subject, staff.id(), staff.name()), now);
        return seen.keySet().stream()
                .filter(seat -> seat.subject.equals(subject) && seat.staffId != staff.id())
                .map(Seat::name)
                .sorted()
                .toList();
    }
}
