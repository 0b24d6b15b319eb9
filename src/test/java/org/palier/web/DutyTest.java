package org.palier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.database.Database;
import org.palier.landlords.LandlordFile;
import org.palier.landlords.Landlords;
import org.palier.phones.PhoneNumber;
import org.palier.web.Duty.Presence;

class DutyTest {
    private static final Duration ABSENCE = Duration.ofMinutes(15);
    private static final String EMAIL = "anne@habitat.example";
    private static final PhoneNumber PHONE = new PhoneNumber("+33639980097");

    @TempDir
    private Path folder;

    private Database database;
    private Duty duty;
    private long landlord;
    private long anne;

    @BeforeEach
    void open() throws Exception {
        database = Database.open(folder.resolve("palier.db"));
        landlord = new Landlords(database, Clock.systemUTC())
                .store("example.yaml", LandlordFile.example())
                .id();
        duty = at(Duration.ZERO);
        StaffAccounts.Powers powers = new StaffAccounts.Powers(Staff.Role.AGENT, Set.of("social"), false);
        anne = new StaffAccounts(database, Clock.systemUTC())
                .addHashed(landlord, EMAIL, "Anne", powers, "-")
                .orElseThrow()
                .id();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Duty at(Duration later) {
        return new Duty(database, ABSENCE, Clock.offset(Clock.systemUTC(), later));
    }

    @Test
    void who_has_the_desk_open_is_rung_until_the_page_is_closed_for_too_long() {
        duty.phone(anne, Optional.of(PHONE));
        assertThat(duty.of(anne)).isEqualTo(Presence.GONE);
        assertThat(duty.reachable(landlord, false)).isEmpty();

        duty.seen(List.of(anne));

        assertThat(duty.of(anne)).isEqualTo(Presence.DESK);
        assertThat(duty.reachable(landlord, false)).containsExactly(new Duty.Reachable(anne, PHONE));
        assertThat(at(Duration.ofMinutes(16)).of(anne)).isEqualTo(Presence.GONE);
        assertThat(at(Duration.ofMinutes(16)).reachable(landlord, false)).isEmpty();
    }

    @Test
    void who_goes_away_at_the_desk_is_not_rung_whoever_put_them_on_duty() {
        duty.assign(EMAIL, Optional.of(PHONE), true);
        assertThat(duty.of(anne)).isEqualTo(Presence.PHONE);
        assertThat(at(Duration.ofDays(3)).reachable(landlord, false)).hasSize(1);

        duty.say(anne, true);

        assertThat(duty.of(anne)).isEqualTo(Presence.AWAY);
        assertThat(duty.reachable(landlord, false)).isEmpty();
        duty.seen(List.of(anne));
        assertThat(duty.of(anne)).as("an open page does not bring back").isEqualTo(Presence.AWAY);
        duty.say(anne, false);
        assertThat(duty.of(anne)).isEqualTo(Presence.DESK);
    }

    @Test
    void who_is_taken_off_duty_is_away_at_the_desk_too() {
        duty.assign(EMAIL, Optional.of(PHONE), true);
        duty.seen(List.of(anne));

        duty.assign(EMAIL, Optional.empty(), false);

        assertThat(duty.of(anne)).isEqualTo(Presence.AWAY);
        assertThat(duty.phone(anne)).contains(PHONE);
        assertThat(duty.roll(landlord)).containsExactly(new Duty.Person(EMAIL, "Anne", Presence.AWAY, true));
    }

    @Test
    void without_a_telephone_or_the_right_to_see_what_is_confidential_nobody_is_rung() {
        assertThat(duty.assign("nobody@habitat.example", Optional.of(PHONE), true))
                .isFalse();
        duty.assign(EMAIL, Optional.empty(), true);
        assertThat(duty.reachable(landlord, false)).isEmpty();

        duty.phone(anne, Optional.of(PHONE));

        assertThat(duty.reachable(landlord, false)).hasSize(1);
        assertThat(duty.reachable(landlord, true)).isEmpty();
    }
}
