package org.palier.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.intents.Segments;
import org.palier.landlords.Landlord;

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

    private int page(String profile) {
        bench.database.write(tx -> tx.execute("UPDATE landlord SET profile = ? WHERE id = 1", profile));
        return bench.database.write(tx -> pages.page(tx, 1, "482173", "gas-smell"));
    }

    @Test
    void everybody_on_duty_gets_the_reference_and_the_topic_and_nothing_about_the_tenant() throws IOException {
        assertThat(page(example())).isEqualTo(2);

        assertThat(bench.rows())
                .hasSize(2)
                .extracting(Bench.Row::body)
                .containsOnly(
                        "Palier: demande urgente 482173 (odeur de gaz). Connectez-vous: https://ligne.example.org/desk");
        assertThat(Segments.of(bench.rows().get(0).body()).segments()).isEqualTo(1);
        assertThat(recipients()).containsExactly("+33639980099", "+33639980098");
    }

    @Test
    void what_becomes_urgent_while_a_page_waits_is_told_in_it() throws IOException {
        page(example());
        assertThat(page(example())).isEqualTo(2);
        page(example());

        assertThat(bench.rows())
                .hasSize(2)
                .extracting(Bench.Row::body)
                .containsOnly("Palier: 3 demandes urgentes, dont 482173 (odeur de gaz)."
                        + " Connectez-vous: https://ligne.example.org/desk");
    }

    @Test
    void a_page_that_left_takes_in_nothing_more() throws IOException {
        page(example());
        bench.database.write(tx -> tx.execute("UPDATE outbox SET state = 'sending' WHERE id = 1"));
        page(example());

        assertThat(recipients()).containsExactly("+33639980099", "+33639980098", "+33639980099");
    }

    @Test
    void nobody_is_paged_while_the_landlord_is_open() throws IOException {
        bench.clock.advance(Duration.ofHours(14));

        assertThat(page(example())).isZero();
        assertThat(bench.rows()).isEmpty();
    }

    @Test
    void a_landlord_that_cannot_be_read_does_not_hinder_the_request() {
        assertThat(page("broken: [")).isZero();
        assertThat(bench.rows()).isEmpty();
    }

    private List<String> recipients() {
        return bench.database.read(tx -> tx.createQuery("SELECT recipient FROM outbox ORDER BY id")
                .mapTo(String.class)
                .list());
    }

    private static String example() throws IOException {
        try (InputStream in = Landlord.class.getResourceAsStream("example.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
