package org.palier.dialogue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Situations of a landlord that is open on working days from 9 to 12:30 and from 13:30 to 17. */
final class Situations {
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalTime OPENING = LocalTime.of(9, 0);
    private static final List<Situation.Opening> DAY = List.of(
            new Situation.Opening(OPENING, LocalTime.of(12, 30)),
            new Situation.Opening(LocalTime.of(13, 30), LocalTime.of(17, 0)));

    static final Estate HOMES = new Estate(
            "habitat-du-lac",
            Map.of(
                    "toulouse",
                    "Toulouse",
                    "31000",
                    "Toulouse",
                    "saint gaudens",
                    "Saint-Gaudens",
                    "31800",
                    "Saint-Gaudens"));

    private Situations() {}

    /** A Tuesday at ten, open, somebody on duty. */
    static Situation tuesday() {
        return at(ZonedDateTime.of(2026, 11, 24, 10, 0, 0, 0, PARIS).toInstant(), true, Set.of(), 1000);
    }

    static Situation at(Instant now, boolean onDuty, Set<String> partners, int firstReference) {
        ZonedDateTime time = now.atZone(PARIS);
        boolean working = time.getDayOfWeek().getValue() <= 5;
        List<Situation.Opening> today = working ? DAY : List.of();
        boolean open = today.stream()
                .anyMatch(opening -> !time.toLocalTime().isBefore(opening.from())
                        && time.toLocalTime().isBefore(opening.to()));
        ZonedDateTime next = time;
        if (!open) {
            if (working && time.toLocalTime().isBefore(OPENING)) {
                next = time.with(OPENING);
            } else if (working && time.toLocalTime().isBefore(LocalTime.of(13, 30))) {
                next = time.with(LocalTime.of(13, 30));
            } else {
                next = time.plusDays(1).with(OPENING);
                while (next.getDayOfWeek().getValue() > 5) {
                    next = next.plusDays(1);
                }
            }
        }
        ZonedDateTime noon = (open ? time.plusDays(1) : next).with(LocalTime.NOON);
        while (noon.getDayOfWeek().getValue() > 5) {
            noon = noon.plusDays(1);
        }
        return new Situation(
                now,
                PARIS,
                "Habitat du Lac",
                Optional.of("05 36 49 00 01"),
                Optional.of("habitat-du-lac.example"),
                "31",
                "le Département",
                partners,
                open,
                today,
                next.toInstant(),
                Map.of(
                        0, next.toInstant().plus(Duration.ofMinutes(15)),
                        1, next.toInstant().plus(Duration.ofHours(1)),
                        2, noon.toInstant(),
                        3, noon.plusDays(1).toInstant()),
                onDuty,
                IntStream.range(firstReference, firstReference + 4)
                        .mapToObj(Integer::toString)
                        .toList(),
                true,
                HOMES,
                List.of());
    }
}
