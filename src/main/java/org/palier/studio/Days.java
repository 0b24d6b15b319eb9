package org.palier.studio;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.palier.web.Wording;

/** Tells days and moments as people read them. */
public record Days(Instant now, ZoneId zone, Wording words) {
    public LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    public boolean isPast(LocalDate day) {
        return day.isBefore(today());
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM yyyy", words.locale()).format(day);
    }

    /** The day without its year. */
    public String brief(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM", words.locale()).format(day);
    }

    /** The time of today; else the day and the time. */
    public String moment(Instant moment) {
        boolean today = LocalDate.ofInstant(moment, zone).equals(today());
        return DateTimeFormatter.ofPattern(today ? "HH:mm" : "d MMM yyyy HH:mm", words.locale())
                .withZone(zone)
                .format(moment);
    }
}
