package org.palier.landlords;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SituationsByMinuteTest {
    private static final List<String> REFERENCES = List.of("000001", "000002", "000003");

    private final SituationsByMinute situations = new SituationsByMinute();

    @Test
    void it_tells_at_every_moment_what_is_worked_out_for_that_moment() throws InvalidLandlordException {
        Landlord landlord = LandlordFile.read("example.yaml", LandlordFile.example());
        SplittableRandom random = new SplittableRandom(7);
        Instant moment = Instant.parse("2026-12-18T06:00:00Z");

        for (int i = 0; i < 20_000; i++) {
            // Steps of up to a quarter of an hour, whole minutes and the milliseconds around them among them.
            moment = moment.plusMillis(random.nextInt(3) == 0 ? random.nextInt(3) : random.nextInt(900_000));
            moment = random.nextInt(4) == 0 ? moment.truncatedTo(java.time.temporal.ChronoUnit.MINUTES) : moment;

            assertEquals(
                    Situations.of(landlord, moment, REFERENCES, true),
                    situations.of(landlord, moment, REFERENCES, true),
                    moment.toString());
        }
    }

    @Test
    void a_landlord_that_was_revised_is_asked_anew_within_the_minute() throws InvalidLandlordException {
        Landlord before = LandlordFile.read("example.yaml", LandlordFile.example());
        Landlord after = LandlordFile.read(
                "example.yaml", LandlordFile.example().replace("name: " + before.name(), "name: Habitat Neuf"));
        Instant moment = Instant.parse("2026-12-18T10:00:01Z");
        situations.of(before, moment, REFERENCES, true);

        assertEquals(
                "Habitat Neuf",
                situations
                        .of(after, moment.plus(Duration.ofSeconds(1)), REFERENCES, true)
                        .landlordName());
    }
}
