package org.palier.landlords;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Hours OFFICE = new Hours(
            PARIS,
            HoursText.week(Map.of(
                    DayOfWeek.MONDAY, "9:00-12:30, 13:30-17:30",
                    DayOfWeek.TUESDAY, "9:00-12:30, 13:30-17:30",
                    DayOfWeek.WEDNESDAY, "9:00-12:30, 13:30-17:30",
                    DayOfWeek.THURSDAY, "9:00-12:30, 13:30-17:30",
                    DayOfWeek.FRIDAY, "9:00-12:30, 13:30-17:30")),
            Map.of(
                    LocalDate.parse("2026-12-24"), HoursText.day("9h-12h"),
                    LocalDate.parse("2026-11-29"), HoursText.day("10:00-11:00")),
            Holidays.FRANCE);

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T08:59:59, false",
        "2026-11-24T09:00:00, true",
        "2026-11-24T12:29:59, true",
        "2026-11-24T12:30:00, false",
        "2026-11-24T13:30:00, true",
        "2026-11-24T17:30:00, false",
        "2026-11-28T10:00:00, false", // Saturday
        "2026-11-29T10:30:00, true", // a Sunday opened by exception
        "2026-11-11T10:00:00, false", // Armistice, a Wednesday
        "2027-03-29T10:00:00, false", // Easter Monday
        "2027-05-06T10:00:00, false", // Ascension
        "2027-05-17T10:00:00, false", // Whit Monday
        "2026-12-24T11:00:00, true",
        "2026-12-24T14:00:00, false"
    })
    void open_at(LocalDateTime moment, boolean open) {
        assertThat(OFFICE.openAt(paris(moment))).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T10:00:00, 2026-11-24T10:00:00",
        "2026-11-24T12:30:00, 2026-11-24T13:30:00",
        "2026-11-24T17:30:00, 2026-11-25T09:00:00",
        "2026-11-27T18:00:00, 2026-11-29T10:00:00",
        "2026-12-24T12:00:00, 2026-12-28T09:00:00", // Christmas is a Friday
        "2026-12-31T20:00:00, 2027-01-04T09:00:00",
        "2026-03-27T18:00:00, 2026-03-30T09:00:00", // across the clock change of spring
        "2026-10-23T18:00:00, 2026-10-26T09:00:00" // and of autumn
    })
    void next_opening(LocalDateTime moment, LocalDateTime opening) {
        assertThat(OFFICE.nextOpening(paris(moment))).isEqualTo(paris(opening));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T10:00:00, PT1H, 2026-11-24T11:00:00",
        "2026-11-24T12:00:00, PT1H, 2026-11-24T14:00:00",
        "2026-11-24T09:00:00, PT7H30M, 2026-11-24T17:30:00",
        "2026-11-24T09:00:00, PT7H31M, 2026-11-25T09:01:00",
        "2026-11-24T23:00:00, PT8H, 2026-11-26T09:30:00",
        "2026-11-27T17:00:00, PT2H, 2026-11-30T09:30:00",
        "2026-12-24T11:30:00, PT1H, 2026-12-28T09:30:00",
        "2026-11-24T18:00:00, PT0S, 2026-11-25T09:00:00"
    })
    void plus_working_time(LocalDateTime from, Duration time, LocalDateTime then) {
        assertThat(OFFICE.plusWorking(paris(from), time)).isEqualTo(paris(then));
    }

    @Test
    void a_closing_of_weeks_is_passed_over() {
        Hours closed = new Hours(
                PARIS,
                OFFICE.week(),
                LocalDate.parse("2026-08-01")
                        .datesUntil(LocalDate.parse("2026-08-31"))
                        .collect(java.util.stream.Collectors.toMap(day -> day, day -> List.of())),
                Holidays.FRANCE);

        assertThat(closed.nextOpening(paris(LocalDateTime.parse("2026-07-31T18:00"))))
                .isEqualTo(paris(LocalDateTime.parse("2026-08-31T09:00")));
    }

    @Test
    void a_night_goes_into_the_next_day_and_a_week_closes_its_circle() {
        Hours nights = new Hours(PARIS, HoursText.week(Map.of(DayOfWeek.SUNDAY, "22:00-6:00")), Map.of(), day -> false);

        assertThat(nights.openAt(paris(LocalDateTime.parse("2026-11-29T23:59:59"))))
                .isTrue();
        assertThat(nights.openAt(paris(LocalDateTime.parse("2026-11-30T00:00"))))
                .isTrue();
        assertThat(nights.openAt(paris(LocalDateTime.parse("2026-11-30T05:59"))))
                .isTrue();
        assertThat(nights.openAt(paris(LocalDateTime.parse("2026-11-30T06:00"))))
                .isFalse();
        assertThat(nights.openAt(paris(LocalDateTime.parse("2026-11-29T05:00"))))
                .isFalse();
    }

    @Test
    void in_spring_a_night_is_an_hour_shorter() {
        Hours nights = new Hours(PARIS, HoursText.week(Map.of(DayOfWeek.SUNDAY, "0:00-4:00")), Map.of(), day -> false);
        Instant midnight = paris(LocalDateTime.parse("2026-03-29T00:00"));

        assertThat(nights.plusWorking(midnight, Duration.ofHours(3)))
                .isEqualTo(paris(LocalDateTime.parse("2026-03-29T04:00")));
    }

    @Test
    void in_autumn_a_night_is_an_hour_longer() {
        Hours nights = new Hours(PARIS, HoursText.week(Map.of(DayOfWeek.SUNDAY, "0:00-2:30")), Map.of(), day -> false);
        Instant midnight = paris(LocalDateTime.parse("2026-10-25T00:00"));

        assertThat(nights.openAt(midnight.plus(Duration.ofMinutes(209)))).isTrue();
        assertThat(nights.openAt(midnight.plus(Duration.ofMinutes(210)))).isFalse();
    }

    @Test
    void a_landlord_that_never_opens_has_an_opening_at_the_horizon() {
        Hours never = new Hours(PARIS, Map.of(), Map.of(), day -> false);
        Instant now = paris(LocalDateTime.parse("2026-11-24T10:00"));

        assertThat(never.nextOpening(now)).isAfter(now);
        assertThat(never.plusWorking(now, Duration.ofHours(1))).isAfter(now);
    }

    @Test
    void any_moment_has_a_next_opening_that_is_open_and_not_before_it() {
        Instant moment = paris(LocalDateTime.parse("2026-01-01T00:00"));
        for (int i = 0; i < 20_000; i++) {
            Instant opening = OFFICE.nextOpening(moment);

            assertThat(opening).isAfterOrEqualTo(moment);
            assertThat(OFFICE.openAt(opening)).isTrue();
            assertThat(OFFICE.plusWorking(moment, Duration.ofMinutes(5))).isAfter(opening);
            moment = moment.plus(Duration.ofMinutes(37));
        }
    }

    @Test
    void eleven_public_holidays_close_a_year() {
        assertThat(LocalDate.parse("2026-01-01")
                        .datesUntil(LocalDate.parse("2027-01-01"))
                        .filter(Holidays.FRANCE))
                .containsExactly(
                        LocalDate.parse("2026-01-01"),
                        LocalDate.parse("2026-04-06"),
                        LocalDate.parse("2026-05-01"),
                        LocalDate.parse("2026-05-08"),
                        LocalDate.parse("2026-05-14"),
                        LocalDate.parse("2026-05-25"),
                        LocalDate.parse("2026-07-14"),
                        LocalDate.parse("2026-08-15"),
                        LocalDate.parse("2026-11-01"),
                        LocalDate.parse("2026-11-11"),
                        LocalDate.parse("2026-12-25"));
    }

    private static Instant paris(LocalDateTime moment) {
        return moment.atZone(PARIS).toInstant();
    }
}
