package org.palier.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.conversations.Contact;
import org.palier.conversations.Contacts;
import org.palier.conversations.Escalation;
import org.palier.conversations.Escalations;
import org.palier.conversations.HumanQueue;
import org.palier.conversations.Notes;
import org.palier.conversations.Trace;
import org.palier.dialogue.Decision;
import org.palier.dialogue.Effect;

/** What becomes of conversations afterwards: quiet ones, the human queue, forgotten ones. */
class AfterwardsTest {
    @TempDir
    private Path folder;

    private TestLine test;

    @BeforeEach
    void open() {
        test = new TestLine(
                folder.resolve("palier.db"),
                TestLine::echo,
                new Line.Options(Guards.DEFAULT, Duration.ofHours(24)),
                RandomGenerator.getDefault());
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void after_a_quiet_time_a_new_conversation_begins() {
        test.line.receive(TestLine.text("SM1", 1, "bonjour"));
        test.clock.advance(Duration.ofHours(23));
        test.line.receive(TestLine.text("SM2", 1, "encore"));
        test.clock.advance(Duration.ofHours(25));
        test.line.receive(TestLine.text("SM3", 1, "de retour"));

        assertThat(test.count("conversation")).isEqualTo(2);
        assertThat(test.count("conversation WHERE closed_at IS NULL AND id = 2"))
                .isEqualTo(1);
        assertThat(test.count("contact WHERE conversation_id = 2")).isEqualTo(1);
    }

    @Test
    void quiet_conversations_are_swept_unless_a_person_owes_an_answer() {
        for (int i = 0; i < 450; i++) {
            test.line.receive(TestLine.text("SM" + i, i, i == 300 ? "humain" : "bonjour"));
        }
        test.clock.advance(Duration.ofHours(25));
        test.line.receive(TestLine.text("SM999", 7, "de retour"));

        new QuietSweep(test.database, Duration.ofHours(24), test.clock).run();

        assertThat(test.count("conversation WHERE closed_at IS NULL")).isEqualTo(2);
        assertThat(test.line.receive(TestLine.text("SM1000", 300, "alors ?")).replies())
                .isNotEmpty();
        assertThat(test.line.receive(TestLine.text("SM1001", 5, "me revoilà")).replies())
                .isNotEmpty();
        assertThat(test.count("conversation")).isEqualTo(452);
    }

    @Test
    void the_queue_gives_urgent_requests_first_and_pages_through_them() {
        for (int i = 0; i < 25; i++) {
            test.clock.advance(Duration.ofMinutes(1));
            test.line.receive(TestLine.text("SM" + i, i, "humain"));
        }
        test.line.receive(TestLine.text("SM99", 99, "gaz"));

        List<Escalation> first = page("social", null);
        List<Escalation> second = page("social", HumanQueue.Place.of(first.get(9)));
        List<Escalation> third = page("social", HumanQueue.Place.of(second.get(9)));

        assertThat(first).extracting(Escalation::id).startsWith(1L, 2L).hasSize(10);
        assertThat(second).extracting(Escalation::id).startsWith(11L).hasSize(10);
        assertThat(third).extracting(Escalation::id).endsWith(25L).hasSize(5);
        assertThat(page("urgence", null)).extracting(Escalation::urgent).containsExactly(true);
        Map<String, HumanQueue.Depth> depths = test.database.read(tx -> HumanQueue.depths(tx, TestLine.LANDLORD));
        assertThat(depths)
                .isEqualTo(Map.of("social", new HumanQueue.Depth(25, 0), "urgence", new HumanQueue.Depth(1, 1)));
        int waiting = test.database.read(HumanQueue::waiting);
        assertThat(waiting).isEqualTo(26);
    }

    @Test
    void of_two_who_claim_a_request_one_has_it() {
        test.line.receive(TestLine.text("SM1", 1, "humain"));
        Advisers advisers = new Advisers(test.database, (tx, text) -> {}, test.clock, LineEvents.UNWATCHED);

        assertThat(advisers.claim(1, 7)).isEqualTo(Advisers.Outcome.DONE);
        assertThat(advisers.claim(1, 8)).isEqualTo(Advisers.Outcome.NOT_YOURS);
        assertThat(advisers.handBack(1, 8)).isEqualTo(Advisers.Outcome.NOT_YOURS);
        assertThat(advisers.handBack(1, 7)).isEqualTo(Advisers.Outcome.DONE);
        assertThat(advisers.claim(1, 8)).isEqualTo(Advisers.Outcome.DONE);
        assertThat(test.count("audit WHERE action = 'request-claimed'")).isEqualTo(2);
        assertThat(test.count("audit WHERE action = 'request-handed-back' AND staff_id = 7"))
                .isEqualTo(1);
    }

    @Test
    void a_request_that_is_closed_is_closed_once_and_its_conversation_may_end() {
        test.line.receive(TestLine.text("SM1", 1, "humain"));
        Advisers advisers = new Advisers(test.database, (tx, text) -> {}, test.clock, LineEvents.UNWATCHED);

        assertThat(advisers.close(1, 7)).isEqualTo(Advisers.Outcome.DONE);
        assertThat(advisers.close(1, 7)).isEqualTo(Advisers.Outcome.GONE);
        assertThat(advisers.claim(1, 7)).isEqualTo(Advisers.Outcome.NOT_YOURS);
        assertThat(advisers.close(99, 7)).isEqualTo(Advisers.Outcome.GONE);
        test.clock.advance(Duration.ofHours(25));
        new QuietSweep(test.database, Duration.ofHours(24), test.clock).run();
        assertThat(test.count("conversation WHERE closed_at IS NOT NULL")).isEqualTo(1);
    }

    @Test
    void the_queue_is_read_in_its_order_without_sorting() {
        List<String> plan = test.database.read(tx -> tx.createQuery("""
                        EXPLAIN QUERY PLAN SELECT id FROM escalation
                        WHERE landlord_id = 1 AND queue = 'social' AND state <> 'closed'
                            AND (turn, opened_at, id) > (12, 5, 5)
                        ORDER BY turn, opened_at, id LIMIT 10""")
                .map((row, context) -> row.getString("detail"))
                .list());

        assertThat(plan).singleElement().asString().contains("escalation_queue", "(turn,opened_at)>");
    }

    @Test
    void a_message_is_traced_to_what_it_opened() {
        test.line.receive(TestLine.text("SM1", 1, "bonjour"));
        test.line.receive(TestLine.text("SM2", 1, "humain"));

        Trace trace = test.database.read(tx -> Trace.of(tx, "SM2")).orElseThrow();

        assertThat(trace.message().text()).isEqualTo("humain");
        assertThat(trace.contact().address()).isEqualTo("+33639980001");
        assertThat(trace.opened()).hasSize(1);
        assertThat(trace.opened().get(0).promiseAt()).isAfter(test.clock.instant());
        List<Notes.Note> notes =
                test.database.read(tx -> Notes.of(tx, trace.opened().get(0).id()));
        assertThat(notes).extracting(Notes.Note::text).containsExactly("Les Lilas");
        assertThat(test.database.read(tx -> Trace.of(tx, "SM1")).orElseThrow().opened())
                .isEmpty();
        Optional<Trace> none = test.database.read(tx -> Trace.of(tx, "SM9"));
        assertThat(none).isEmpty();
    }

    @Test
    void stop_is_kept_with_its_date_until_the_contact_wants_texts_again() {
        test.line.receive(TestLine.text("SM1", 1, "stop"));

        Contact contact = contact(1);
        assertThat(contact.optedOutAt()).isEqualTo(test.clock.instant());
        test.clock.advance(Duration.ofHours(1));
        test.line.receive(TestLine.text("SM2", 1, "stop"));
        assertThat(contact(1).optedOutAt()).isEqualTo(contact.optedOutAt());
        assertThat(test.count("audit WHERE action = 'opted-out'")).isEqualTo(2);
    }

    @Test
    void who_lets_us_text_again_can_be_texted_again() {
        Brain brain = (state, heard, situation) ->
                TestLine.turn(state, Decision.Outcome.OPTED_IN, List.of("oui"), List.of(new Effect.OptIn()));
        try (TestLine own = new TestLine(folder.resolve("own.db"), brain)) {
            own.line.receive(TestLine.text("SM1", 1, "START"));
            own.database.write(tx -> {
                Contacts.untextable(tx, 1, "21610");
                return 1;
            });

            own.line.receive(TestLine.text("SM2", 1, "START"));

            assertThat(own.count("contact WHERE untextable IS NULL AND opted_out_at IS NULL"))
                    .isEqualTo(1);
            assertThat(own.count("audit WHERE action = 'opted-in'")).isEqualTo(2);
            assertThat(own.count("audit WHERE action = 'textable-again' AND contact_id = 1"))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_promise_that_was_renewed_is_the_one_that_staff_see() {
        Instant renewed = Instant.parse("2026-11-26T11:00:00Z");
        Brain brain = (state, heard, situation) -> heard.text().startsWith("suivi ")
                ? TestLine.turn(
                        state,
                        Decision.Outcome.COURTESY,
                        List.of("bientôt"),
                        List.of(new Effect.Renew(heard.text().substring(6), renewed)))
                : TestLine.echo(state, heard, situation);
        try (TestLine own = new TestLine(folder.resolve("own.db"), brain)) {
            own.line.receive(TestLine.text("SM1", 1, "humain"));
            Escalation opened =
                    own.database.read(tx -> Escalations.withId(tx, 1)).orElseThrow();
            assertThat(opened.promiseAt()).isNotEqualTo(renewed);

            own.line.receive(TestLine.text("SM2", 1, "suivi " + opened.reference()));
            own.line.receive(TestLine.text("SM3", 2, "suivi " + opened.reference()));

            assertThat(own.database
                            .read(tx -> Escalations.withId(tx, 1))
                            .orElseThrow()
                            .promiseAt())
                    .isEqualTo(renewed);
            assertThat(own.count("audit WHERE action = 'promise-renewed' AND escalation_id = 1"))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_forgotten_contact_leaves_nothing_and_may_write_again() {
        test.line.receive(TestLine.text("SM1", 1, "humain"));
        test.clock.advance(Duration.ofHours(30));
        test.line.receive(TestLine.text("SM2", 1, "gaz"));
        test.line.receive(TestLine.text("SM3", 2, "bonjour"));

        boolean forgotten = test.database.write(
                tx -> Contacts.forget(tx, TestLine.LANDLORD, "+33639980001", 7L, test.clock.instant()));

        assertThat(forgotten).isTrue();
        assertThat(test.count("message")).isEqualTo(1);
        assertThat(test.count("escalation") + test.count("note")).isZero();
        assertThat(test.count("contact")).isEqualTo(1);
        assertThat(test.count("audit WHERE contact_id = 1")).isZero();
        assertThat(test.count("audit WHERE action = 'contact-forgotten' AND staff_id = 7"))
                .isEqualTo(1);
        assertThat(test.line.receive(TestLine.text("SM4", 1, "bonjour")).replies())
                .isNotEmpty();
        assertThat(test.count("contact")).isEqualTo(2);
    }

    private Contact contact(int tenant) {
        return test.database
                .read(tx -> Contacts.find(tx, TestLine.LANDLORD, "+3363998%04d".formatted(tenant)))
                .orElseThrow();
    }

    private List<Escalation> page(String queue, HumanQueue.@Nullable Place after) {
        return test.database.read(tx -> HumanQueue.page(tx, TestLine.LANDLORD, queue, true, after, 10));
    }
}
