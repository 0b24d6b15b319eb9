package org.palier.landlords;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.palier.dialogue.Situation.Opening;

/** Hours and durations as people write them in a landlord's file: "9:00-12:30, 13h30-17h30", "1h30". */
final class HoursText {
    private static final String TIME = "([0-9]{1,2})(?:[:hH]([0-9]{2})?)?";
    private static final Pattern INTERVAL = Pattern.compile("\\s*" + TIME + "\\s*-\\s*" + TIME + "\\s*");
    private static final Pattern DURATION = Pattern.compile("(?:([0-9]{1,3})h)?(?:([0-9]{1,4})m?)?");

    private HoursText() {}

    /** One stretch of time as written; an end before its start is on the next day. */
    private record Stretch(LocalTime from, LocalTime to) {
        boolean pastMidnight() {
            return !to.equals(LocalTime.MIDNIGHT) && to.isBefore(from);
        }
    }

    /**
     * The openings of one day that stay within it.
     *
     * @throws IllegalArgumentException with a sentence that says what to correct
     */
    static List<Opening> day(String text) {
        List<Opening> openings = new ArrayList<>();
        for (Stretch stretch : stretches(text)) {
            if (stretch.pastMidnight()) {
                throw new IllegalArgumentException("'" + text + "' passes midnight: write it as two days");
            }
            openings.add(new Opening(stretch.from(), stretch.to()));
        }
        return ordered(openings);
    }

    /**
     * A week from its days; a stretch that passes midnight is carried into the next day.
     *
     * @throws IllegalArgumentException with a sentence that says what to correct
     */
    static Map<DayOfWeek, List<Opening>> week(Map<DayOfWeek, String> days) {
        Map<DayOfWeek, List<Opening>> week = new EnumMap<>(DayOfWeek.class);
        days.forEach((day, text) -> {
            for (Stretch stretch : stretches(text)) {
                boolean night = stretch.pastMidnight();
                add(week, day, new Opening(stretch.from(), night ? LocalTime.MIDNIGHT : stretch.to()));
                if (night) {
                    add(week, day.plus(1), new Opening(LocalTime.MIDNIGHT, stretch.to()));
                }
            }
        });
        week.replaceAll((day, openings) -> ordered(openings));
        return week;
    }

    /** A positive duration such as {@code 30m}, {@code 4h} or {@code 1h30}; a number alone counts minutes. */
    static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text.replace(" ", ""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Duration duration = Duration.ofHours(number(matcher.group(1))).plusMinutes(number(matcher.group(2)));
        return Optional.of(duration).filter(found -> !found.isZero() && found.compareTo(Duration.ofHours(400)) <= 0);
    }

    private static void add(Map<DayOfWeek, List<Opening>> week, DayOfWeek day, Opening opening) {
        week.computeIfAbsent(day, missing -> new ArrayList<>()).add(opening);
    }

    private static List<Stretch> stretches(String text) {
        if (text.strip().equalsIgnoreCase("closed")) {
            return List.of();
        }
        List<Stretch> stretches = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = INTERVAL.matcher(part);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "'" + part.strip() + "' is not an interval: write 9:00-12:30, or closed");
            }
            LocalTime from = time(matcher.group(1), matcher.group(2), part);
            LocalTime to = time(matcher.group(3), matcher.group(4), part);
            if (from.equals(to) && !from.equals(LocalTime.MIDNIGHT)) {
                throw new IllegalArgumentException("'" + part.strip() + "' lasts no time");
            }
            stretches.add(new Stretch(from, to));
        }
        return stretches;
    }

    private static LocalTime time(String hour, String minute, String part) {
        int hours = (int) number(hour);
        int minutes = (int) number(minute);
        try {
            return hours == 24 && minutes == 0 ? LocalTime.MIDNIGHT : LocalTime.of(hours, minutes);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + part.strip() + "' has no such time of day", e);
        }
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static List<Opening> ordered(List<Opening> openings) {
        List<Opening> ordered =
                openings.stream().sorted(Comparator.comparing(Opening::from)).toList();
        for (int i = 1; i < ordered.size(); i++) {
            LocalTime end = ordered.get(i - 1).to();
            if (end.equals(LocalTime.MIDNIGHT) || ordered.get(i).from().isBefore(end)) {
                throw new IllegalArgumentException(
                        "hours of one day overlap: " + show(ordered.get(i - 1)) + " and " + show(ordered.get(i)));
            }
        }
        return ordered;
    }

    private static String show(Opening opening) {
        return opening.from() + "-" + opening.to();
    }
}
