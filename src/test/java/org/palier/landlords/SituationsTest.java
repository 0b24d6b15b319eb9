package org.palier.landlords;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class SituationsTest {
    @Test
    void a_promise_is_a_full_quarter_of_an_hour_and_never_earlier_than_computed() throws Exception {
        Landlord landlord = LandlordFile.read("example.yaml", LandlordFile.example());
        Instant morning = ZonedDateTime.parse("2026-11-24T09:07:31+01:00").toInstant();

        var situation = Situations.of(landlord, morning, List.of("1", "2", "3"), true);

        assertThat(situation.promises()).containsOnlyKeys(landlord.promises().keySet());
        landlord.promises().forEach((priority, time) -> {
            Instant promise = situation.promises().getOrDefault(priority, Instant.MIN);
            assertThat(promise.getEpochSecond() % 900).isZero();
            assertThat(promise).isAfterOrEqualTo(landlord.hours().plusWorking(morning, time));
        });
    }
}
