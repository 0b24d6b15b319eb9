package org.palier.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palier.outbox.Bench.TENANT;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import mockwebserver3.MockWebServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palier.outbox.Bench;
import org.palier.outbox.Carrier;
import org.palier.twilio.FakeTwilio.Answer;

/** The outbox against Twilio's troubles: nothing lost, nothing sent twice. */
class SendingTest {
    @TempDir
    private Path folder;

    private final MockWebServer server = new MockWebServer();
    private Bench bench;
    private FakeTwilio twilio;
    private TwilioCarrier carrier;

    @BeforeEach
    void start() throws IOException {
        bench = new Bench(folder, 1);
        twilio = new FakeTwilio(bench.clock);
        server.setDispatcher(twilio);
        server.start();
        carrier = new TwilioCarrier(
                TwilioCarrierTest.ACCOUNT, server.url("/").uri(), TwilioCarrierTest.CALLBACKS, Duration.ofSeconds(2));
    }

    @AfterEach
    void stop() {
        bench.close();
        server.close();
    }

    @Test
    void a_text_is_sent_soon_after_it_was_added() {
        bench.work(carrier);

        long id = bench.add("bonjour");

        Awaitility.await().until(() -> bench.row(id).state().equals("sent"));
        assertThat(bench.row(id).sid()).isEqualTo("SM%032x".formatted(1));
        assertThat(bench.meters.counter("palier.outbox", "state", "sent").count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Answer.class,
            names = {
                "MADE_THEN_CUT",
                "MADE_THEN_HALF",
                "MADE_THEN_BROKEN",
                "MADE_THEN_SILENT",
                "BROKEN",
                "BROKEN_PAGE",
                "RESET",
                "THROTTLED",
                "QUEUE_FULL"
            })
    void whatever_happened_to_the_first_request_the_text_is_at_twilio_once(Answer first) {
        twilio.script.add(first);
        bench.work(carrier);

        long id = bench.add("une seule fois");
        bench.settle();

        assertThat(twilio.bodies()).containsExactly("une seule fois");
        assertThat(bench.row(id).state()).isEqualTo("sent");
        assertThat(bench.row(id).sid()).isEqualTo("SM%032x".formatted(1));
    }

    @Test
    void a_throttled_text_waits_as_long_as_twilio_says() {
        twilio.script.add(Answer.THROTTLED);
        Instant before = bench.clock.instant();
        bench.work(carrier);

        bench.add("patience");
        bench.settle(Duration.ofSeconds(1));

        assertThat(Duration.between(before, bench.clock.instant())).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
        assertThat(twilio.lookups).hasValue(0);
    }

    @Test
    void a_text_that_may_have_been_sent_is_looked_for_twice_before_it_is_sent_again() {
        twilio.script.add(Answer.RESET);
        Instant before = bench.clock.instant();
        bench.work(carrier);

        bench.add("perdu");
        bench.settle(Duration.ofSeconds(1));

        assertThat(twilio.lookups).hasValue(2);
        assertThat(twilio.bodies()).containsExactly("perdu");
        assertThat(Duration.between(before, bench.clock.instant())).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void a_text_that_cannot_be_told_is_doubtful_and_not_sent_again() {
        twilio.script.add(Answer.RESET);
        twilio.lookupOtherwise = () -> Answer.BROKEN;
        bench.work(carrier);

        long id = bench.add("qui sait");
        bench.settle(Duration.ofSeconds(30));

        assertThat(bench.row(id).state()).isEqualTo("doubtful");
        assertThat(bench.row(id).reason()).contains("pas été renvoyé");
        assertThat(twilio.lookups).hasValue(Bench.PACE.lookups());
        assertThat(twilio.made).isEmpty();
    }

    @Test
    void a_number_that_cannot_be_texted_fails_with_a_reason() {
        twilio.script.add(Answer.WRONG_NUMBER);
        bench.work(carrier);

        long id = bench.add("bonjour");
        bench.settle();

        assertThat(bench.row(id).state()).isEqualTo("failed");
        assertThat(bench.row(id).error()).isEqualTo(21211);
        assertThat(bench.row(id).reason()).isEqualTo("Ce numéro n'existe pas.");
        assertThat(twilio.requests).hasSize(1);
    }

    @Test
    void who_opted_out_at_twilio_is_marked_as_not_textable() {
        long contact = bench.contact(TENANT);
        long other = bench.contact("+33639980102");
        twilio.script.add(Answer.OPTED_OUT);
        bench.work(carrier);

        bench.add("bonjour");
        bench.settle();

        assertThat(bench.untextable(contact)).isEqualTo("Ce numéro a demandé à ne plus recevoir de SMS.");
        assertThat(bench.untextable(other)).isNull();
    }

    @Test
    void a_text_whose_time_is_over_is_not_sent() {
        twilio.otherwise = () -> Answer.THROTTLED;
        bench.work(carrier);

        long id = bench.add(TENANT, "trop tard", Duration.ofMinutes(10));
        bench.settle(Duration.ofSeconds(30));

        assertThat(bench.row(id).state()).isEqualTo("expired");
        assertThat(twilio.made).isEmpty();
        assertThat(bench.row(id).attempts()).isGreaterThan(1);
    }

    @Test
    void a_text_waits_for_the_earlier_one_to_the_same_number_only() {
        twilio.script.add(Answer.RESET);
        bench.add("premier");
        bench.add("deuxième");
        bench.add("+33639980102", "ailleurs", Duration.ofHours(4));
        bench.work(carrier);

        bench.settle();

        // Four threads send, so the request that is cut may be either of the two that may go first.
        assertThat(twilio.bodies()).containsExactlyInAnyOrder("premier", "deuxième", "ailleurs");
        assertThat(twilio.bodies()).containsSubsequence("premier", "deuxième");
    }

    @Test
    void a_run_that_was_cut_while_it_sent_is_resumed_by_a_look_up() {
        long made = bench.add("déjà chez Twilio");
        long lost = bench.add("+33639980102", "jamais parti", Duration.ofHours(4));
        bench.leave(made, "sending");
        bench.leave(lost, "sending");
        twilio.make(
                Form.of("To=%2B33639980101&From=%2B33536490001&Body=d%C3%A9j%C3%A0+chez+Twilio"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                "outbound-api");
        bench.close();
        bench = new Bench(folder, 2);
        bench.work(carrier);

        bench.settle();

        assertThat(twilio.bodies()).containsExactly("déjà chez Twilio", "jamais parti");
        assertThat(bench.row(made).state()).isEqualTo("sent");
        assertThat(bench.row(lost).state()).isEqualTo("sent");
    }

    @Test
    void a_worker_that_dies_in_mid_send_is_followed_by_one_that_looks_first() {
        CountDownLatch made = new CountDownLatch(1);
        Carrier dying = new Carrier() {
            @Override
            public Outcome send(Dispatch text) {
                carrier.send(text);
                // The answer never gets to the database: it is closed before.
                bench.database.close();
                made.countDown();
                return new Outcome.Sent("unheard", "queued");
            }

            @Override
            public Finding find(String sender, String recipient, String body, Instant since) {
                throw new AssertionError("not in this run");
            }
        };
        bench.add("une seule fois");
        bench.work(dying);
        Awaitility.await().until(() -> made.getCount() == 0);
        bench.close();
        bench = new Bench(folder, 2);
        bench.work(carrier);

        bench.settle();

        assertThat(twilio.bodies()).containsExactly("une seule fois");
        assertThat(bench.rows().get(0).sid()).isEqualTo("SM%032x".formatted(1));
    }

    @Test
    void the_same_words_twice_to_one_number_are_two_texts() {
        twilio.script.addAll(List.of(Answer.MADE_THEN_CUT, Answer.MADE_THEN_CUT));
        bench.work(carrier);

        bench.add("pareil");
        bench.add("pareil");
        bench.settle();

        assertThat(twilio.bodies()).containsExactly("pareil", "pareil");
        assertThat(bench.rows()).extracting(Bench.Row::sid).doesNotHaveDuplicates();
    }

    @Test
    void a_callback_settles_what_the_answer_did_not_tell() {
        twilio.script.add(Answer.MADE_THEN_CUT);
        bench.work(carrier);
        long id = bench.add("bonjour");
        Awaitility.await().until(() -> bench.row(id).state().equals("unsure"));

        bench.statuses.ofText(java.util.Optional.of(id), "SM%032x".formatted(1), "sent", null);

        assertThat(bench.row(id).state()).isEqualTo("sent");
        assertThat(bench.row(id).status()).isEqualTo("sent");
        assertThat(twilio.lookups).hasValue(0);
    }

    @Test
    void three_hundred_texts_through_chaos_are_each_sent_once_or_accounted_for() {
        SplittableRandom random = new SplittableRandom(20261124);
        List<Answer> troubles = List.of(
                Answer.GOOD,
                Answer.GOOD,
                Answer.GOOD,
                Answer.THROTTLED,
                Answer.BROKEN,
                Answer.BROKEN_PAGE,
                Answer.RESET,
                Answer.MADE_THEN_CUT,
                Answer.MADE_THEN_HALF,
                Answer.MADE_THEN_BROKEN);
        twilio.otherwise = () -> pick(random, troubles);
        twilio.lookupOtherwise =
                () -> pick(random, List.of(Answer.GOOD, Answer.GOOD, Answer.BROKEN, Answer.RESET, Answer.THROTTLED));
        bench.database.write(tx -> {
            for (int i = 0; i < 300; i++) {
                bench.outbox.add(
                        tx,
                        new org.palier.outbox.OutboundText(
                                1,
                                null,
                                Bench.LINE,
                                "+336399801%02d".formatted(i % 30),
                                "test",
                                "chaos",
                                "texte " + i,
                                bench.clock.instant().plus(Duration.ofDays(30))));
            }
            return 0;
        });
        bench.work(carrier);
        bench.settle(Duration.ofSeconds(20));

        assertThat(twilio.bodies()).doesNotHaveDuplicates();
        List<String> sent = new ArrayList<>();
        for (Bench.Row row : bench.rows()) {
            assertThat(row.state()).isIn("sent", "doubtful");
            if (row.state().equals("sent")) {
                sent.add(row.body());
            }
        }
        assertThat(twilio.bodies()).containsAll(sent);
        assertThat(sent).hasSizeGreaterThan(240);
        TreeMap<String, List<Integer>> byNumber = twilio.made.stream()
                .collect(Collectors.groupingBy(
                        FakeTwilio.Made::to,
                        TreeMap::new,
                        Collectors.mapping(made -> Integer.parseInt(made.body().substring(6)), Collectors.toList())));
        byNumber.values().forEach(numbers -> assertThat(numbers).isSorted());
    }

    private static Answer pick(SplittableRandom random, List<Answer> answers) {
        synchronized (random) {
            return answers.get(random.nextInt(answers.size()));
        }
    }

    @Test
    void texts_to_different_numbers_do_not_wait_for_each_other() {
        List<String> started = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch both = new CountDownLatch(2);
        Carrier slow = new Carrier() {
            @Override
            public Outcome send(Dispatch text) {
                started.add(text.recipient());
                both.countDown();
                try {
                    both.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return new Outcome.Sent("SM" + text.id(), "queued");
            }

            @Override
            public Finding find(String sender, String recipient, String body, Instant since) {
                throw new AssertionError("nothing to look for");
            }
        };
        bench.add("un");
        bench.add("+33639980102", "deux", Duration.ofHours(4));
        bench.work(slow);

        bench.settle(Duration.ZERO);

        assertThat(started).containsExactlyInAnyOrder(TENANT, "+33639980102");
    }
}
