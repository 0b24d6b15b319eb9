package org.palier.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.intents.Likeness;
import org.palier.intents.Reliability;
import org.palier.intents.Share;

/** What the pictures of understanding are drawn from. */
class PicturesTest {
    private static final long TODAY = SmallStudio.NOW.toEpochMilli();
    private static final long WEEK = Duration.ofDays(7).toMillis();

    @TempDir
    Path data;

    private SmallStudio studio;

    @BeforeEach
    void open() {
        studio = new SmallStudio(data);
    }

    @AfterEach
    void close() {
        studio.close();
    }

    private record Said(
            long id,
            @Nullable Long previous,
            String outcome,
            @Nullable String intent,
            double confidence) {}

    private void heard(Said said, @Nullable String second, double close, long at, long landlord) {
        studio.database.write(tx -> tx.execute(
                """
                INSERT INTO message (id, landlord_id, conversation_id, previous_id, direction, channel, at, text, outcome, intent, confidence,
                    runner_up, runner_up_confidence) VALUES (?, ?, 1, ?, 'in', 'SMS', ?, 'un message', ?, ?, ?, ?, ?)""", said.id, landlord, said.previous, at, said.outcome, said.intent, said.confidence, second, close));
    }

    private void heard(long id, String outcome, @Nullable String intent, double confidence) {
        heard(new Said(id, null, outcome, intent, confidence), null, 0, TODAY, 1);
    }

    private void correct(long message, String intent) {
        studio.database.write(tx -> tx.execute(
                "INSERT INTO correction (message_id, staff_id, intent, at) VALUES (?, 1, ?, ?)",
                message,
                intent,
                TODAY));
    }

    @Test
    void scripts_are_mixed_up_by_a_close_second_a_refusal_or_a_correction() {
        heard(new Said(1, null, "ANSWERED", "rent", 0.6), "heating", 0.35, TODAY, 1);
        heard(new Said(2, null, "ANSWERED", "heating", 0.6), "rent", 0.3, TODAY, 1);
        heard(new Said(3, null, "ANSWERED", "rent", 0.9), "heating", 0.1, TODAY, 1);
        heard(new Said(4, null, "ANSWERED", "rent", 0.6), "heating", 0.5, TODAY, 2);
        heard(new Said(5, null, "CLARIFYING", "heating", 0.5), "gas", 0.1, TODAY, 1);
        heard(new Said(6, 5L, "NOT_UNDERSTOOD", null, 0), null, 0, TODAY, 1);
        heard(7, "ANSWERED", "rent", 0.9);
        correct(7, "gas");
        new MissWatch(studio.database).run();

        List<Confusion> found = studio.database.read(tx -> Confusion.of(tx, 1));

        assertThat(found)
                .containsExactly(
                        new Confusion("heating", "rent", 2, 0, 0),
                        new Confusion("gas", "heating", 0, 1, 0),
                        new Confusion("gas", "rent", 0, 0, 1));
        assertThat(found).extracting(Confusion::isTold).containsExactly(false, true, true);
    }

    @Test
    void a_script_is_counted_by_week_and_the_line_by_all() {
        heard(1, "ANSWERED", "rent", 0.9);
        heard(2, "HANDED_OVER", "rent", 0.9);
        heard(new Said(3, 2L, "HANDED_OVER", "human-agent", 1), null, 0, TODAY, 1);
        heard(new Said(4, null, "ANSWERED", "rent", 0.9), null, 0, TODAY - WEEK, 1);
        heard(new Said(5, null, "ANSWERED", "rent", 0.9), null, 0, TODAY - 12 * WEEK, 1);
        heard(6, "NOT_UNDERSTOOD", null, 0);
        heard(7, "ANSWERED", "heating", 0.9);
        correct(7, "rent");
        new Uses(studio.database).run();

        List<Trend> trends = studio.database.read(tx -> Trend.of(tx, 1, SmallStudio.NOW));

        assertThat(trends).extracting(Trend::intent).containsExactly("", "rent", "heating");
        assertThat(trends).allSatisfy(trend -> assertThat(trend.weeks()).hasSize(12));
        Trend.Week line = trends.get(0).weeks().get(11);
        assertThat(line).hasToString("Week[monday=2026-11-23, answered=3, handed=1, person=1, corrected=1, missed=1]");
        assertThat(trends.get(1).weeks().get(11).amiss()).isEqualTo(1);
        assertThat(trends.get(1).weeks().get(10).answered()).isEqualTo(1);
        assertThat(trends.get(1).answered()).isEqualTo(3);
    }

    @Test
    void confidence_is_held_against_what_nobody_complained_of() {
        heard(1, "ANSWERED", "rent", 0.85);
        heard(2, "ANSWERED", "rent", 0.83);
        heard(new Said(3, 2L, "HANDED_OVER", "human-agent", 1), null, 0, TODAY, 1);
        heard(4, "DANGER", "gas", 1);
        new MissWatch(studio.database).run();

        Reliability found = studio.database.read(tx -> Certainty.of(tx, 1));

        assertThat(found.bars()).hasSize(10);
        assertThat(found.bars().get(8).right()).isEqualTo(new Share(1, 2));
        assertThat(found.bars().get(8).confidence()).isBetween(0.83, 0.85);
        assertThat(found.bars().get(9).right()).isEqualTo(new Share(1, 1));
    }

    @Test
    void what_is_alike_lies_nearer_and_nothing_lies_on_something_else() {
        double[][] alike = new double[40][40];
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 40; j++) {
                alike[i][j] = i == j ? 1 : i / 10 == j / 10 ? 0.5 : 0.05 + ((i * 7 + j * 7) % 11) / 1_000.0;
            }
        }

        int[][] places = Layout.of(alike, 1_000, 680, 48);

        double within = 0;
        double between = 0;
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i < 40; i++) {
            assertThat(places[i][0]).isBetween(0, 1_000);
            assertThat(places[i][1]).isBetween(0, 680);
            for (int j = 0; j < i; j++) {
                double distance = Math.hypot(places[i][0] - places[j][0], places[i][1] - places[j][1]);
                nearest = Math.min(nearest, distance);
                within += i / 10 == j / 10 ? distance / 180 : 0;
                between += i / 10 == j / 10 ? 0 : distance / 600;
            }
        }
        assertThat(within).isLessThan(0.6 * between);
        assertThat(nearest).isGreaterThan(34);
        assertThat(Layout.of(alike, 1_000, 680, 48)).isDeepEqualTo(places);
    }

    @Test
    void a_map_has_every_script_and_the_lines_between_those_that_are_there() {
        Atlas.Sheet sheet = Atlas.Sheet.of(studio.onAir.scripts(), new Likeness(studio.onAir.scripts()));

        Atlas atlas = Atlas.of(
                sheet, List.of(new Confusion("heating", "rent", 8, 0, 0), new Confusion("heating", "gone", 1, 0, 0)));

        assertThat(atlas.nodes())
                .extracting(node -> node.script().id())
                .containsExactlyInAnyOrder("gas", "heating", "rent");
        assertThat(atlas.lines()).singleElement().matches(line -> line.width() == 9);
    }

    @Test
    void a_phrase_that_fails_comes_first_then_a_script_that_is_used_and_unguarded() {
        PhraseCoverage fails =
                new PhraseCoverage(studio.onAir.scripts().script("gas").orElseThrow(), 4, 3, 1);
        PhraseCoverage thin =
                new PhraseCoverage(studio.onAir.scripts().script("rent").orElseThrow(), 1, 1, 30);
        PhraseCoverage kept =
                new PhraseCoverage(studio.onAir.scripts().script("heating").orElseThrow(), 5, 5, 69);

        assertThat(PhraseCoverage.sorted(List.of(kept, thin, fails))).containsExactly(fails, thin, kept);
        assertThat(PhraseCoverage.guarded(List.of(kept, thin, fails))).isEqualTo(70);
        assertThat(PhraseCoverage.guarded(List.of())).isEqualTo(100);
    }
}
