package org.palier.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palier.outbox.Bench.TENANT;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.outbox.Statuses.Told;

class StatusesTest {
    @TempDir
    private Path folder;

    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private Bench bench;

    /** Takes everything. */
    private final Carrier carrier = new Carrier() {
        @Override
        public Outcome send(Dispatch text) {
            sent.add(text.body());
            return new Outcome.Sent("SM" + text.id(), "queued");
        }

        @Override
        public Finding find(String sender, String recipient, String body, Instant since) {
            return new Finding.Seen(List.of());
        }
    };

    @BeforeEach
    void open() {
        bench = new Bench(folder, 1);
        bench.work(carrier);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private long sent(String body) {
        long id = bench.add(body);
        bench.settle();
        return id;
    }

    private Told told(String sid, String status) {
        return bench.statuses.ofText(Optional.empty(), sid, status, null);
    }

    private Told failed(String sid, int error) {
        return bench.statuses.ofText(Optional.empty(), sid, "undelivered", error);
    }

    @Test
    void statuses_never_go_back_in_whatever_order_they_come() {
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            long id = sent("texte " + i);
            List<String> order =
                    new ArrayList<>(List.of("sending", "sent", "delivered", "sent", "delivered", "queued"));
            Collections.shuffle(order, random);
            order.forEach(status -> told("SM" + id, status));

            assertThat(bench.row(id).status()).as(order.toString()).isEqualTo("delivered");
        }
    }

    @Test
    void a_repeated_status_changes_nothing() {
        long id = sent("bonjour");

        assertThat(told("SM" + id, "sent")).isEqualTo(Told.NEWS);
        assertThat(told("SM" + id, "sent")).isEqualTo(Told.NOTHING_NEW);
        assertThat(told("SM" + id, "queued")).isEqualTo(Told.NOTHING_NEW);
        assertThat(told("SM" + id, "invented")).isEqualTo(Told.NOTHING_NEW);
        assertThat(bench.row(id).status()).isEqualTo("sent");
    }

    @Test
    void a_text_nobody_knows_changes_nothing() {
        assertThat(told("SM999", "sent")).isEqualTo(Told.UNKNOWN_TEXT);
        assertThat(bench.statuses.ofText(Optional.of(99L), "SM999", "sent", null))
                .isEqualTo(Told.UNKNOWN_TEXT);
        assertThat(bench.statuses.ofReply("SMin9", 0, "SM999", "sent", null)).isEqualTo(Told.UNKNOWN_TEXT);
    }

    @Test
    void a_key_with_the_sid_of_another_text_is_not_believed() {
        long id = sent("bonjour");

        assertThat(bench.statuses.ofText(Optional.of(id), "SMother", "delivered", null))
                .isEqualTo(Told.UNKNOWN_TEXT);
        assertThat(bench.row(id).status()).isEqualTo("queued");
    }

    @Test
    void what_did_not_arrive_keeps_its_error_and_a_reason() {
        long id = sent("bonjour");
        failed("SM" + id, 30006);

        assertThat(bench.row(id).error()).isEqualTo(30006);
        assertThat(bench.row(id).reason()).contains("appelez-le");
        assertThat(bench.rows()).hasSize(1);
    }

    @Test
    void a_telephone_that_was_off_is_tried_once_more_later() {
        long id = sent("urgent");
        Instant before = bench.clock.instant();
        failed("SM" + id, 30003);
        failed("SM" + id, 30003);

        bench.settle();
        assertThat(sent).containsExactly("urgent", "urgent");
        assertThat(Duration.between(before, bench.clock.instant())).isGreaterThanOrEqualTo(Bench.PACE.resend());

        long again = bench.rows().get(1).id();
        failed("SM" + again, 30003);
        assertThat(bench.rows()).hasSize(2);
    }

    @Test
    void a_text_that_arrived_after_all_is_not_tried_again() {
        long id = sent("urgent");
        failed("SM" + id, 30003);
        told("SM" + id, "delivered");

        bench.settle();

        assertThat(sent).containsExactly("urgent");
        assertThat(bench.rows()).extracting(Bench.Row::state).containsExactly("sent", "expired");
        assertThat(bench.row(id).reason()).isNull();
    }

    @Test
    void an_opt_out_told_later_marks_the_contact() {
        long contact = bench.contact(TENANT);
        failed("SM" + sent("bonjour"), 21610);

        assertThat(bench.untextable(contact)).isNotNull();
    }

    @Test
    void an_answer_to_a_webhook_is_followed_part_by_part() {
        long contact = bench.contact(TENANT);
        bench.database.write(tx -> {
            tx.execute(
                    "INSERT INTO conversation (id, landlord_id, contact_id, opened_at, version, line, channel, last_heard_at, state, pace)"
                            + " VALUES (1, 1, ?, 0, 1, '', 'sms', 0, '', '')",
                    contact);
            tx.execute("INSERT INTO message (id, landlord_id, conversation_id, direction, channel, at, text, sid)"
                    + " VALUES (5, 1, 1, 'in', 'sms', 0, '', 'SMin')");
            return 0;
        });

        assertThat(bench.statuses.ofReply("SMin", 0, "SM1", "delivered", null)).isEqualTo(Told.NEWS);
        assertThat(bench.statuses.ofReply("SMin", 0, "SM1", "sent", null)).isEqualTo(Told.NOTHING_NEW);
        assertThat(bench.statuses.ofReply("SMin", 0, "SM1", "delivered", null)).isEqualTo(Told.NOTHING_NEW);
        assertThat(bench.statuses.ofReply("SMin", 1, "SM2", "sent", null)).isEqualTo(Told.NEWS);
        assertThat(bench.statuses.ofReply("SMin", 1, "SM2", "failed", 21610)).isEqualTo(Told.NEWS);

        List<String> kept = bench.database.read(tx -> tx.createQuery(
                        "SELECT part || ' ' || sid || ' ' || status || ' ' || coalesce(error, '') FROM reply_status ORDER BY part")
                .mapTo(String.class)
                .list());
        assertThat(kept).containsExactly("0 SM1 delivered ", "1 SM2 failed 21610");
        assertThat(bench.untextable(contact)).isNotNull();
    }
}
