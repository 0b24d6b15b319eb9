package org.palier.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.conversations.Message;
import org.palier.conversations.Messages;
import org.palier.conversations.Why;
import org.palier.intents.Channel;
import org.palier.phones.PhoneNumber;
import org.palier.phones.Sender;

class LineTest {
    @TempDir
    private Path folder;

    private final ExecutorService callers = Executors.newFixedThreadPool(32);

    @AfterEach
    void end() {
        callers.shutdownNow();
    }

    @Test
    void a_message_is_on_disk_with_its_decision_and_reply_when_it_is_answered() {
        try (TestLine test = new TestLine(folder.resolve("palier.db"), TestLine::echo)) {
            Receipt receipt = test.line.receive(TestLine.text("SM1", 1, "bonjour"));

            assertThat(receipt.replies()).containsExactly("« bonjour » é\n2", "suite");
            Message stored = test.database.read(tx -> Messages.ofSid(tx, "SM1")).orElseThrow();
            assertThat(stored.id()).isEqualTo(receipt.messageId());
            assertThat(stored.text()).isEqualTo("bonjour");
            assertThat(stored.reply()).isEqualTo(receipt.replies());
            assertThat(stored.why())
                    .isEqualTo(new Why("ANSWERED", "echo", "r1", 0.9, "un exemple", 0.8, "other", 0.1, "fr", "NONE"));
            assertThat(test.count("contact WHERE language = 'fr' AND conversation_id = 1"))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_repeated_message_gets_the_same_reply_and_changes_nothing_also_after_a_restart() {
        Path file = folder.resolve("palier.db");
        Receipt first;
        try (TestLine test = new TestLine(file, TestLine::echo)) {
            first = test.line.receive(TestLine.text("SM1", 1, "humain"));
            Receipt again = test.line.receive(TestLine.text("SM1", 1, "humain"));

            assertThat(again).isEqualTo(new Receipt(first.messageId(), first.replies(), true));
        }
        try (TestLine test = new TestLine(file, TestLine::echo)) {
            Receipt again = test.line.receive(TestLine.text("SM1", 1, "humain"));

            assertThat(again).isEqualTo(new Receipt(first.messageId(), first.replies(), true));
            assertThat(test.count("message")).isEqualTo(1);
            assertThat(test.count("escalation")).isEqualTo(1);
            assertThat(test.count("note WHERE text = 'Les Lilas'")).isEqualTo(1);
        }
    }

    @Test
    void parallel_duplicates_are_stored_once_and_all_get_the_one_reply() throws Exception {
        try (TestLine test = new TestLine(folder.resolve("palier.db"), TestLine::echo)) {
            for (int round = 0; round < 20; round++) {
                String sid = "SM" + round;
                CyclicBarrier start = new CyclicBarrier(32);
                List<Future<Receipt>> receipts = new ArrayList<>();
                for (int i = 0; i < 32; i++) {
                    receipts.add(callers.submit(() -> {
                        start.await();
                        return test.line.receive(TestLine.text(sid, 1, "humain"));
                    }));
                }

                Set<List<String>> replies = ConcurrentHashMap.newKeySet();
                int fresh = 0;
                for (Future<Receipt> receipt : receipts) {
                    replies.add(receipt.get().replies());
                    fresh += receipt.get().repeated() ? 0 : 1;
                }
                assertThat(fresh).isEqualTo(1);
                assertThat(replies).hasSize(1);
            }
            assertThat(test.count("message")).isEqualTo(20);
            assertThat(test.count("escalation")).isEqualTo(20);
        }
    }

    @Test
    void who_is_not_alone_reads_nothing_of_the_matter_but_dangers_all_the_same() {
        try (TestLine test = new TestLine(folder.resolve("palier.db"), TestLine::echo)) {
            test.line.receive(TestLine.text("SM1", 1, "bonjour"));
            test.database.write(tx -> tx.execute("UPDATE contact SET discreet = 1"));
            test.database.write(tx -> tx.execute("UPDATE conversation SET version = version + 1"));

            assertThat(test.line.receive(TestLine.text("SM2", 1, "mon loyer")).replies())
                    .containsExactly(
                            "Bien reçu. Pour entendre la réponse, appelez ce numéro. Pour qu'une personne vous réponde, écrivez HUMAIN.");
            assertThat(test.line.receive(TestLine.text("SM3", 1, "humain")).replies())
                    .containsExactly("Bien reçu. Une personne vous répondra dès que possible.");
            assertThat(test.line.receive(TestLine.text("SM5", 1, "gaz")).replies())
                    .containsExactly("Sortez. Appelez le 0 800 47 33 33.");
            assertThat(test.line.receive(TestLine.text("SM6", 2, "mon loyer")).replies())
                    .contains("suite");
        }
    }

    @Test
    void contacts_do_not_wait_for_each_others_dialogue() throws Exception {
        CountDownLatch thinking = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        Brain brain = (state, heard, situation) -> {
            if (heard.text().equals("long")) {
                thinking.countDown();
                await(enough);
            }
            return TestLine.echo(state, heard, situation);
        };
        try (TestLine test = new TestLine(folder.resolve("palier.db"), brain)) {
            Future<Receipt> slow = callers.submit(() -> test.line.receive(TestLine.text("SM1", 1, "long")));
            thinking.await();

            assertThat(test.line.receive(TestLine.text("SM2", 2, "court")).replies())
                    .isNotEmpty();
            assertThat(slow).isNotDone();

            enough.countDown();
            assertThat(slow.get().replies()).isNotEmpty();
        }
    }

    @Test
    void senders_that_cannot_be_answered_are_stored_and_never_answered() {
        try (TestLine test = new TestLine(folder.resolve("palier.db"), TestLine::echo)) {
            int sid = 0;
            for (String from : List.of("38000", "MABANQUE", "anonymous", "0033639")) {
                assertThat(test.line
                                .receive(TestLine.text("SM" + sid++, Sender.of(from), "humain"))
                                .replies())
                        .isEmpty();
            }

            assertThat(test.count("message WHERE reply IS NULL")).isEqualTo(4);
            assertThat(test.count("escalation")).isZero();
            test.line.receive(TestLine.text("SM9", Sender.of("anonymous"), "gaz"));
            assertThat(test.count("escalation WHERE urgent = 1")).isEqualTo(1);
        }
    }

    @Test
    void a_message_to_a_number_of_nobody_is_kept_as_a_stray() {
        try (TestLine test = new TestLine(folder.resolve("palier.db"), TestLine::echo)) {
            Inbound known = TestLine.text("SM1", 1, "bonjour");
            Inbound stray = new Inbound(
                    "SM1",
                    known.sender(),
                    new PhoneNumber("+33536490077"),
                    known.channel(),
                    "bonjour",
                    List.of(),
                    known.optOut());

            assertThat(test.line.receive(stray)).isEqualTo(new Receipt(0, List.of(), false));
            assertThat(test.line.receive(stray)).isEqualTo(new Receipt(0, List.of(), true));
            assertThat(test.count("stray")).isEqualTo(1);
            assertThat(test.count("message")).isZero();
        }
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("waited too long");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_caller_who_hides_the_number_is_served_for_the_length_of_the_call() {
        try (TestLine test = new TestLine(folder.resolve("palier.db"), TestLine::echo)) {
            assertThat(test.line.receive(call("CA1", "humain")).replies()).isNotEmpty();
            assertThat(test.line.receive(call("CA2", "bonjour")).replies()).isNotEmpty();

            assertThat(test.count("escalation")).isEqualTo(1);
            assertThat(test.count("contact WHERE kind = 'withheld'")).isEqualTo(2);
        }
    }

    private static Inbound call(String callSid, String words) {
        return new Inbound(
                callSid + ".1",
                Sender.Withheld.ofCall(callSid),
                TestLine.LINE,
                Channel.VOICE,
                words,
                List.of(),
                Optional.empty());
    }
}
