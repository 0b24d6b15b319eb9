package org.palier.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.palier.outbox.Bench.LINE;
import static org.palier.outbox.Bench.TENANT;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder, 1);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private OutboundText text(String recipient, String body) {
        return new OutboundText(
                1,
                null,
                LINE,
                recipient,
                "test",
                "482173",
                body,
                bench.clock.instant().plusSeconds(60));
    }

    @Test
    void a_text_is_stored_with_its_cause_or_not_at_all() {
        assertThatThrownBy(() -> bench.database.write(tx -> {
                    bench.outbox.add(tx, text(TENANT, "bonjour"));
                    throw new IllegalStateException("the cause failed");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(bench.rows()).isEmpty();
    }

    @Test
    void what_cannot_be_texted_is_refused() {
        for (String address : List.of("38200", "BANQUE", "anonymous", "", "whatsapp:", "0639980101")) {
            assertThatThrownBy(() -> text(address, "bonjour")).as(address).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> text(TENANT, " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> text(TENANT, "x".repeat(1601))).isInstanceOf(IllegalArgumentException.class);
        assertThat(text("whatsapp:" + TENANT, " bonjour ").body()).isEqualTo("bonjour");
    }

    @Test
    void neither_words_nor_numbers_show_in_the_log_form() {
        assertThat(text(TENANT, "secret").toString()).doesNotContain("secret", TENANT);
    }

    @Test
    void what_is_due_is_found_by_the_indexes() {
        String plan = bench.database.read(
                tx -> tx.createQuery("""
                        EXPLAIN QUERY PLAN SELECT * FROM outbox
                        WHERE state IN ('waiting', 'unsure') AND next_at <= 1 AND NOT EXISTS (
                            SELECT 1 FROM outbox AS earlier
                            WHERE earlier.state IN ('waiting', 'sending', 'unsure')
                                AND earlier.recipient = outbox.recipient AND earlier.id < outbox.id)
                        ORDER BY next_at, id LIMIT 4""").map((row, context) -> row.getString("detail")).list().stream()
                        .collect(Collectors.joining("\n")));

        assertThat(plan).contains("outbox_due", "outbox_open").doesNotContain("SCAN outbox\n");
    }

    @Test
    void the_waits_grow_to_a_limit_and_are_spread() {
        SplittableRandom random = new SplittableRandom(3);
        for (int attempts = 1; attempts < 100; attempts++) {
            long wait = Bench.PACE.backoff(attempts, random).toMillis();
            long whole = Math.min(2000L << Math.min(attempts - 1, 20), 300_000);
            assertThat(wait).isBetween(whole / 2, whole);
        }
        assertThat(List.of(1, 2, 3, 4, 5, 6).stream()
                        .map(i -> Bench.PACE.backoff(10, random))
                        .distinct())
                .hasSizeGreaterThan(3);
    }

    @Test
    void every_reason_is_a_sentence() {
        assertThat(Sentences.refusal(30003)).isEqualTo("Le téléphone est éteint ou hors réseau.");
        assertThat(Sentences.refusal(99999)).isEqualTo("L'opérateur a refusé ce message (code 99999).");
        assertThat(Sentences.of("doubtful")).contains("n'a pas été renvoyé");
    }
}
