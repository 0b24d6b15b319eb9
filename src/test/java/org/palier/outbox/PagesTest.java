package org.palier.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.intents.Segments;
import org.palier.landlords.Landlord;
import org.palier.landlords.LandlordFile;

class PagesTest {
    @TempDir
    private Path folder;

    private Bench bench;
    private Pages pages;

    @BeforeEach
    void open() {
        bench = new Bench(folder, 1);
        pages = new Pages(
                bench.outbox,
                Map.of("gas-smell", "Odeur de gaz")::get,
                bench.clock,
                URI.create("https://ligne.example.org"),
                Duration.ofHours(4));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private int page(Landlord landlord) {
        return bench.database.write(tx -> pages.page(tx, landlord, "482173", "gas-smell"));
    }

    @Test
    void everybody_on_duty_gets_the_reference_and_the_topic_and_nothing_about_the_tenant() throws Exception {
        Landlord landlord = landlord();

        int paged = page(landlord);

        assertThat(paged)
                .isEqualTo(landlord.onDuty(bench.clock.instant()).size())
                .isPositive();
        assertThat(bench.rows())
                .hasSize(paged)
                .extracting(Bench.Row::body)
                .containsOnly(
                        "Palier: demande urgente 482173 (odeur de gaz). Connectez-vous: https://ligne.example.org/desk");
        assertThat(Segments.of(bench.rows().get(0).body()).segments()).isEqualTo(1);
    }

    @Test
    void nobody_is_paged_when_nobody_is_on_duty() throws Exception {
        Landlord all = landlord();
        Landlord nobody = new Landlord(
                1,
                all.slug(),
                all.name(),
                all.phone(),
                all.website(),
                all.lines(),
                all.department(),
                all.communes(),
                all.hours(),
                List.of(),
                all.partners(),
                all.promises(),
                all.dataProtection());

        assertThat(page(nobody)).isZero();
        assertThat(bench.rows()).isEmpty();
    }

    private static Landlord landlord() throws Exception {
        try (var in = Landlord.class.getResourceAsStream("example.yaml")) {
            Landlord read = LandlordFile.read("example.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return new Landlord(
                    1,
                    read.slug(),
                    read.name(),
                    read.phone(),
                    read.website(),
                    read.lines(),
                    read.department(),
                    read.communes(),
                    read.hours(),
                    read.onCall(),
                    read.partners(),
                    read.promises(),
                    read.dataProtection());
        }
    }
}
