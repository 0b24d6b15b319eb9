package org.palier.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.palier.web.Wording;

/** Tells moments as people at a desk read them: how long something waits, when a promise ends. */
public record Times(Instant now, ZoneId zone, Wording words) {
    private static final Duration NEAR = Duration.ofMinutes(30);

    /**
     * How a promise stands.
     *
     * @param left how much time there is to keep it, if there is
     * @param kind of badge to show it in
     */
    public record Promise(String text, @Nullable String left, String kind) {}

    /** How long it is since, such as "12 min" or "3 h 05". */
    public String since(Instant moment) {
        return length(Duration.between(moment, now));
    }

    private String length(Duration time) {
        long minutes = time.toMinutes();
        if (minutes < 1) {
            return "< 1 min";
        }
        if (minutes < 60) {
            return minutes + " min";
        }
        if (minutes < 24 * 60) {
            return "%d h %02d".formatted(minutes / 60, minutes % 60);
        }
        return words.text("desk.days", minutes / (24 * 60));
    }

    /** The promise of a request, told by how near it is. */
    public @Nullable Promise promise(@Nullable Instant promiseAt, @Nullable Instant answeredAt) {
        if (promiseAt == null) {
            return null;
        }
        if (answeredAt != null) {
            return answeredAt.isAfter(promiseAt)
                    ? new Promise(words.text("desk.promise.late"), null, "wait")
                    : new Promise(words.text("desk.promise.kept"), null, "calm");
        }
        Duration left = Duration.between(now, promiseAt);
        if (left.isNegative()) {
            return new Promise(words.text("desk.promise.broken", length(left.negated())), null, "wait");
        }
        return new Promise(
                words.text("desk.promise.before", moment(promiseAt)),
                words.text("desk.promise.left", length(left)),
                left.compareTo(NEAR) < 0 ? "wait" : "");
    }

    /** The time of today, the day of the week and the time of a near day, or the date and the time. */
    public String moment(Instant moment) {
        long days =
                Math.abs(ChronoUnit.DAYS.between(LocalDate.ofInstant(now, zone), LocalDate.ofInstant(moment, zone)));
        String pattern = days == 0 ? "HH:mm" : days < 7 ? "EEE HH:mm" : "d MMM yyyy HH:mm";
        return DateTimeFormatter.ofPattern(pattern, words.locale())
                .withZone(zone)
                .format(moment);
    }

    /** How long something lasted, such as "42 s" or "3 min 05 s". */
    public String lasted(int seconds) {
        return seconds < 60 ? seconds + " s" : "%d min %02d s".formatted(seconds / 60, seconds % 60);
    }

    /** For a {@code time} element: what a machine reads. */
    public String machine(Instant moment) {
        return moment.toString();
    }
}
