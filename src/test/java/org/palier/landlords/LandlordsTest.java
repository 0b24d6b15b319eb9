package org.palier.landlords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.MovingClock;
import org.palier.database.Database;
import org.palier.phones.PhoneNumber;

class LandlordsTest {
    private static final PhoneNumber DEMO_LINE = new PhoneNumber("+33536490001");
    private static final String OTHER = """
            slug: autre
            name: Autre Bailleur
            lines: [05 36 49 00 02, 05 36 49 00 03]
            department: "48"
            hours: {monday: 9h-12h}
            """;

    @TempDir
    private Path folder;

    private Database database;
    private final MovingClock clock = new MovingClock("2026-11-24T10:00:00Z");

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("palier.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void the_number_that_was_texted_decides() throws Exception {
        Landlords landlords = new Landlords(database, clock);
        Landlord demo = landlords.store("example.yaml", LandlordFile.example());
        Landlord other = landlords.store("other.yaml", OTHER);

        assertThat(demo.id()).isNotZero().isNotEqualTo(other.id());
        assertThat(landlords.of(DEMO_LINE)).map(Landlord::slug).contains("habitat-demo");
        assertThat(landlords.of(new PhoneNumber("+33536490003")))
                .map(Landlord::id)
                .contains(other.id());
        assertThat(landlords.of(new PhoneNumber("+33536490009"))).isEmpty();
        assertThat(landlords.withId(demo.id())).map(Landlord::name).contains("Habitat Demo");
        assertThat(landlords.all()).extracting(Landlord::slug).containsExactly("habitat-demo", "autre");
    }

    @Test
    void an_import_replaces_what_the_same_landlord_was() throws Exception {
        Landlords landlords = new Landlords(database, clock);
        Landlord before = landlords.store("other.yaml", OTHER);

        Landlord after = landlords.store(
                "other.yaml", OTHER.replace("05 36 49 00 02, ", "").replace("Autre", "Nouveau"));

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(landlords.of(new PhoneNumber("+33536490002"))).isEmpty();
        assertThat(landlords.of(new PhoneNumber("+33536490003")))
                .map(Landlord::name)
                .contains("Nouveau Bailleur");
    }

    @Test
    void a_line_cannot_have_two_landlords() throws Exception {
        Landlords landlords = new Landlords(database, clock);
        landlords.store("example.yaml", LandlordFile.example());

        assertThatThrownBy(() -> landlords.store("other.yaml", OTHER.replace("00 02", "00 01")))
                .isInstanceOf(LineTakenException.class)
                .hasMessageContaining("'habitat-demo'");
        assertThat(landlords.all()).hasSize(1);
        assertThat(landlords.of(new PhoneNumber("+33536490003"))).isEmpty();
    }

    @Test
    void what_another_process_imports_is_seen_within_ten_seconds() throws Exception {
        Landlords landlords = new Landlords(database, clock);
        assertThat(landlords.of(DEMO_LINE)).isEmpty();

        new Landlords(database, clock).store("example.yaml", LandlordFile.example());
        clock.advance(Duration.ofSeconds(11));

        assertThat(landlords.of(DEMO_LINE)).isPresent();
    }
}
