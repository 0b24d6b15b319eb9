package org.palier.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.outbox.OutboundText;
import org.palier.outbox.Outbox;
import org.palier.phones.PhoneNumber;

class RetentionSweepTest {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration QUIET = Duration.ofHours(24);

    @TempDir
    private Path folder;

    private TestLine test;

    @BeforeEach
    void open() {
        test = new TestLine(
                folder.resolve("palier.db"),
                TestLine::echo,
                new Line.Options(Guards.DEFAULT, QUIET),
                RandomGenerator.getDefault());
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void a_conversation_is_erased_a_year_after_it_was_closed_with_all_that_was_said() {
        test.line.receive(TestLine.text("SM1", 1, "humain"));
        test.line.receive(TestLine.text("SM2", 1, "bonjour"));
        advisers().close(1, 7);
        status("SM2");
        quiet();
        assertThat(everything()).isEqualTo(7);

        test.clock.advance(YEAR);
        sweep();
        assertThat(everything()).isEqualTo(7);
        test.clock.advance(Duration.ofSeconds(1));
        sweep();

        assertThat(everything()).isZero();
        assertThat(test.count("audit WHERE landlord_id = 1 AND action = 'conversations-erased'"
                        + " AND detail = '1 conversations, 2 messages, 1 contacts'"))
                .isEqualTo(1);
        assertThat(test.line.receive(TestLine.text("SM3", 1, "me revoilà")).replies())
                .isNotEmpty();
    }

    @Test
    void a_contact_stays_with_its_newer_conversation_and_whoever_waits_for_a_person() {
        test.line.receive(TestLine.text("SM1", 1, "bonjour"));
        test.line.receive(TestLine.text("SM2", 2, "humain"));
        quiet();
        test.clock.advance(YEAR);
        test.line.receive(TestLine.text("SM3", 1, "encore moi"));
        test.clock.advance(Duration.ofHours(1));
        sweep();

        assertThat(test.count("contact")).isEqualTo(2);
        assertThat(test.count("conversation")).isEqualTo(2);
        assertThat(test.count("message WHERE sid IN ('SM2', 'SM3')")).isEqualTo(2);
        assertThat(test.count("message")).isEqualTo(2);
        assertThat(test.line.receive(TestLine.text("SM4", 1, "vous êtes là ?")).replies())
                .isNotEmpty();
        assertThat(test.count("conversation")).isEqualTo(2);
    }

    @Test
    void many_are_erased_a_few_at_a_time_while_messages_come_in() {
        int many = 3 * RetentionSweep.AT_A_TIME + 7;
        for (int i = 0; i < many; i++) {
            test.line.receive(TestLine.text("SM" + i, i, "bonjour"));
        }
        quiet();
        test.clock.advance(YEAR.plusSeconds(1));
        test.line.receive(TestLine.text("SMnew", 9000, "bonjour"));
        sweep();

        assertThat(test.count("contact")).isEqualTo(1);
        assertThat(test.count("message")).isEqualTo(1);
        assertThat(test.count("audit WHERE action = 'conversations-erased'")).isEqualTo(4);
    }

    @Test
    void texts_that_left_long_ago_and_strays_are_erased_too() {
        Outbox outbox = new Outbox(test.clock);
        test.database.write(tx -> outbox.add(
                tx,
                new OutboundText(
                        TestLine.LANDLORD,
                        null,
                        TestLine.LINE.e164(),
                        "+33639980001",
                        "adviser",
                        "message 1",
                        "Bonjour",
                        test.clock.instant().plus(Duration.ofHours(4)))));
        Inbound known = TestLine.text("SM1", 1, "bonjour");
        test.line.receive(new Inbound(
                "SM1",
                known.sender(),
                new PhoneNumber("+33536490077"),
                known.channel(),
                "bonjour",
                List.of(),
                known.optOut()));
        test.clock.advance(YEAR.plusSeconds(1));

        sweep();

        assertThat(test.count("outbox") + test.count("stray")).isZero();
    }

    @Test
    void what_is_old_enough_is_found_by_an_index() {
        for (String query : List.of(
                "SELECT id FROM conversation WHERE closed_at < 5 ORDER BY closed_at LIMIT 50",
                "SELECT sid FROM stray WHERE at < 5 ORDER BY at LIMIT 50",
                "SELECT id FROM outbox WHERE created_at < 5 ORDER BY created_at LIMIT 50")) {
            List<String> plan = test.database.read(tx -> tx.createQuery("EXPLAIN QUERY PLAN " + query)
                    .map((row, context) -> row.getString("detail"))
                    .list());
            assertThat(plan).singleElement().asString().contains("INDEX").doesNotContain("SCAN");
        }
    }

    private Advisers advisers() {
        return new Advisers(test.database, (tx, text) -> {}, test.clock, LineEvents.UNWATCHED);
    }

    private void status(String sid) {
        int added = test.database.write(tx -> tx.execute(
                "INSERT INTO reply_status SELECT id, 0, 'SMr', 'delivered', 5, NULL, 0 FROM message WHERE sid = ?",
                sid));
        assertThat(added).isEqualTo(1);
    }

    /** Ends what is quiet, a day from now. */
    private void quiet() {
        test.clock.advance(QUIET.plusMinutes(1));
        new QuietSweep(test.database, QUIET, test.clock).run();
    }

    private void sweep() {
        new RetentionSweep(test.database, YEAR, test.clock).run();
    }

    private int everything() {
        return test.count("contact")
                + test.count("conversation")
                + test.count("message")
                + test.count("reply_status")
                + test.count("escalation")
                + test.count("note");
    }
}
