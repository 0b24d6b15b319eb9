package org.palier.landlords;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.palier.dialogue.Situation.Opening;

/**
 * When somebody is there: a week, days that differ from it, and public holidays. Immutable and pure. An opening whose end is
 * midnight lasts until the day ends; none crosses midnight. On the days when clocks change, hours are those of the wall clock and
 * durations those that really pass.
 *
 * @param week openings by day of the week, in order; a day that is missing is closed
 * @param exceptions days that do not follow the week, empty when closed; they win over holidays
 * @param holiday days that are closed although the week says otherwise
 */
public record Hours(
        ZoneId zone,
        Map<DayOfWeek, List<Opening>> week,
        Map<LocalDate, List<Opening>> exceptions,
        Predicate<LocalDate> holiday) {
    /** How far an opening is looked for: longer than any closing that a landlord's file may name. */
    static final int HORIZON_DAYS = 400;

    public Hours {
        week = Map.copyOf(week);
        exceptions = Map.copyOf(exceptions);
    }

    /** The openings of a day, in order; empty when closed all day. */
    public List<Opening> on(LocalDate day) {
        List<Opening> exception = exceptions.get(day);
        if (exception != null) {
            return exception;
        }
        return holiday.test(day) ? List.of() : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    /** Whether somebody is there at a moment: from the first instant of an opening, until before its last. */
    public boolean openAt(Instant moment) {
        return intervals(moment.atZone(zone).toLocalDate())
                .anyMatch(interval -> !moment.isBefore(interval.start()) && moment.isBefore(interval.end()));
    }

    /** The moment itself when open, else the next opening; the end of the horizon if there is none before. */
    public Instant nextOpening(Instant moment) {
        LocalDate first = moment.atZone(zone).toLocalDate();
        for (LocalDate day = first; !day.isAfter(first.plusDays(HORIZON_DAYS)); day = day.plusDays(1)) {
            Optional<Instant> opening = intervals(day)
                    .filter(interval -> moment.isBefore(interval.end()))
                    .map(interval -> later(moment, interval.start()))
                    .findFirst();
            if (opening.isPresent()) {
                return opening.get();
            }
        }
        return horizon(first);
    }

    /**
     * The moment at which a duration of opening time has passed. It is never the first instant of an opening: what fits exactly
     * into a day ends with that day.
     *
     * @param duration positive or zero; zero gives the next opening
     */
    public Instant plusWorking(Instant from, Duration duration) {
        Duration left = duration;
        LocalDate first = from.atZone(zone).toLocalDate();
        if (left.isZero()) {
            return nextOpening(from);
        }
        for (LocalDate day = first; !day.isAfter(first.plusDays(HORIZON_DAYS)); day = day.plusDays(1)) {
            for (Interval interval : intervals(day).toList()) {
                Instant start = later(from, interval.start());
                Duration available = Duration.between(start, interval.end());
                if (available.compareTo(left) >= 0) {
                    return start.plus(left);
                }
                if (!available.isNegative()) {
                    left = left.minus(available);
                }
            }
        }
        return horizon(first);
    }

    private record Interval(Instant start, Instant end) {}

    private Stream<Interval> intervals(LocalDate day) {
        return on(day).stream()
                .map(opening ->
                        new Interval(ZonedDateTime.of(day, opening.from(), zone).toInstant(), end(day, opening.to())));
    }

    private Instant end(LocalDate day, LocalTime to) {
        // In the hour that comes twice in October, an opening ends with the second one.
        return to.equals(LocalTime.MIDNIGHT)
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : ZonedDateTime.of(day, to, zone).withLaterOffsetAtOverlap().toInstant();
    }

    private Instant horizon(LocalDate first) {
        return first.plusDays(HORIZON_DAYS).atStartOfDay(zone).toInstant();
    }

    private static Instant later(Instant left, Instant right) {
        return left.isAfter(right) ? left : right;
    }
}
