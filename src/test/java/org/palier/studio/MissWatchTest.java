package org.palier.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which stored messages come on the list of what scripts can learn from. */
class MissWatchTest {
    @TempDir
    private Path data;

    private SmallStudio studio;
    private MissWatch watch;

    @BeforeEach
    void open() {
        studio = new SmallStudio(data);
        watch = new MissWatch(studio.database);
        studio.database.write(tx -> {
            tx.execute("INSERT INTO landlord (id, slug, profile, created_at) VALUES (1, 'demo', '', 0)");
            tx.execute(
                    "INSERT INTO contact (id, landlord_id, address, kind, first_heard_at) VALUES (1, 1, '+33639980001', 'subscriber', 0)");
            return tx.execute("""
                    INSERT INTO conversation (id, landlord_id, contact_id, opened_at, version, line, channel, last_heard_at, state, pace)
                    VALUES (1, 1, 1, 0, 1, '+33536490001', 'SMS', 0, '{}', '{}')""");
        });
    }

    @AfterEach
    void close() {
        studio.close();
    }

    private void heard(long id, @Nullable Long previous, String text, String outcome, @Nullable String intent) {
        studio.database.write(tx -> tx.execute("""
                INSERT INTO message (id, landlord_id, conversation_id, previous_id, direction, channel, at, text, outcome, intent)
                VALUES (?, 1, 1, ?, 'in', 'SMS', ?, ?, ?, ?)""", id, previous, id, text, outcome, intent));
    }

    private void correct(long message, String intent, long at) {
        studio.database.write(tx -> tx.execute(
                "INSERT OR REPLACE INTO correction (message_id, staff_id, intent, at) VALUES (?, 1, ?, ?)",
                message,
                intent,
                at));
    }

    private List<String> missed() {
        List<Miss> open = studio.database.read(tx -> Misses.open(tx, 1, 10));
        return open.stream()
                .map(miss -> miss.kind() + " " + miss.text() + " " + miss.meant())
                .map(String::strip)
                .toList();
    }

    @Test
    void what_was_not_understood_refused_or_followed_by_a_person_is_found_once() {
        heard(1, null, "une trottinette volante", "NOT_UNDERSTOOD", null);
        heard(2, 1L, "??", "NOT_UNDERSTOOD", null);
        heard(3, 2L, "le machin du couloir", "CLARIFYING", "heating");
        heard(4, 3L, "non", "NOT_UNDERSTOOD", null);
        heard(5, 4L, "mon loyer a changé", "ANSWERED", "rent");
        heard(6, 5L, "humain", "HANDED_OVER", "human-agent");
        heard(7, 6L, "plus de chauffage", "ANSWERED", "heating");

        watch.run();
        watch.run();
        new MissWatch(studio.database).run();

        assertThat(missed())
                .containsExactly(
                        "PERSON mon loyer a changé", "REFUSED le machin du couloir", "UNKNOWN une trottinette volante");
    }

    @Test
    void what_an_adviser_says_comes_before_what_was_guessed_and_opens_it_again() {
        heard(1, null, "le radiateur du couloir", "NOT_UNDERSTOOD", null);
        watch.run();
        studio.database.write(tx -> {
            Misses.settle(tx, 1, List.of(1L), Misses.Fate.ASIDE, null, 1, SmallStudio.NOW);
            return true;
        });
        assertThat(missed()).isEmpty();

        correct(1, "heating", 5);
        watch.run();

        assertThat(missed()).containsExactly("CORRECTED le radiateur du couloir heating");
    }

    @Test
    void a_correction_that_agrees_with_the_line_is_no_miss() {
        heard(1, null, "plus de chauffage", "ANSWERED", "heating");
        correct(1, "heating", 5);

        watch.run();

        assertThat(missed()).isEmpty();
    }

    @Test
    void what_was_settled_at_one_time_is_put_back_together() {
        heard(1, null, "une trottinette volante", "NOT_UNDERSTOOD", null);
        heard(2, null, "un cerf volant", "NOT_UNDERSTOOD", null);
        watch.run();

        studio.database.write(tx -> {
            Misses.settle(tx, 2, List.of(1L, 2L), Misses.Fate.ASIDE, null, 1, SmallStudio.NOW);
            return true;
        });
        assertThat(missed()).as("settled by somebody of another landlord").hasSize(2);
        studio.database.write(tx -> {
            Misses.settle(tx, 1, List.of(1L, 2L), Misses.Fate.EXAMPLE, "heating", 1, SmallStudio.NOW);
            return true;
        });
        List<Misses.Settled> settled = studio.database.read(tx -> Misses.settled(tx, 1, Long.MAX_VALUE, 10));
        assertThat(settled).extracting(Misses.Settled::number).containsExactly(2);
        int back = studio.database.write(tx -> Misses.reopen(tx, 1, SmallStudio.NOW));

        assertThat(back).isEqualTo(2);
        assertThat(missed()).hasSize(2);
    }

    @Test
    void an_erased_message_is_off_the_list() {
        heard(1, null, "une trottinette volante", "NOT_UNDERSTOOD", null);
        watch.run();

        studio.database.write(tx -> tx.execute("DELETE FROM message"));

        assertThat(missed()).isEmpty();
    }
}
