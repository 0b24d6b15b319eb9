package org.palier.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.conversations.Contacts;
import org.palier.conversations.Conversation;
import org.palier.conversations.Conversations;
import org.palier.conversations.Message;
import org.palier.conversations.Messages;
import org.palier.database.Database;
import org.palier.database.StorageUnavailableException;
import org.palier.intents.Channel;
import org.palier.phones.PhoneNumber;

/** Messages that meet: those of one contact, a person who takes the conversation, references in use, a storage that refuses. */
class LineOrderTest {
    private static final long STAFF = 7;

    @TempDir
    private Path folder;

    @Test
    void messages_of_one_contact_are_handled_in_the_order_of_arrival() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Brain brain = (state, heard, situation) -> {
            LineTest.await(go);
            return TestLine.echo(state, heard, situation);
        };
        try (TestLine test = new TestLine(folder.resolve("palier.db"), brain)) {
            List<Thread> arrived = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String sid = "SM" + i;
                Thread thread = new Thread(() -> test.line.receive(TestLine.text(sid, 1, sid)));
                thread.start();
                Awaitility.await()
                        .until(() -> thread.getState() == Thread.State.WAITING
                                || thread.getState() == Thread.State.TIMED_WAITING);
                arrived.add(thread);
            }
            go.countDown();
            for (Thread thread : arrived) {
                thread.join();
            }

            List<Message> thread = test.database.read(tx -> Messages.thread(tx, 1, null, 100));
            assertThat(thread)
                    .extracting(Message::sid)
                    .containsExactly(
                            "SM0", "SM1", "SM2", "SM3", "SM4", "SM5", "SM6", "SM7", "SM8", "SM9", "SM10", "SM11");
            List<Message> earlier = test.database.read(
                    tx -> Messages.thread(tx, 1, thread.get(5).id(), 3));
            assertThat(earlier).extracting(Message::sid).containsExactly("SM2", "SM3", "SM4");
        }
    }

    @Test
    void a_message_is_decided_anew_when_a_person_took_the_conversation_meanwhile() {
        AtomicInteger asked = new AtomicInteger();
        Deque<Runnable> meanwhile = new ArrayDeque<>();
        Brain brain = (state, heard, situation) -> {
            asked.incrementAndGet();
            if (!meanwhile.isEmpty()) {
                meanwhile.remove().run();
            }
            return TestLine.echo(state, heard, situation);
        };
        try (TestLine test = new TestLine(folder.resolve("palier.db"), brain)) {
            Advisers advisers = new Advisers(test.database, (tx, text) -> {}, test.clock, LineEvents.UNWATCHED);
            test.line.receive(TestLine.text("SM1", 1, "bonjour"));
            asked.set(0);
            meanwhile.add(() -> advisers.take(1, STAFF));

            Receipt receipt = test.line.receive(TestLine.text("SM2", 1, "encore"));

            assertThat(asked).hasValue(2);
            assertThat(receipt.replies()).isEmpty();
            assertThat(receipt.repeated()).isFalse();
            assertThat(test.count("message WHERE sid = 'SM2' AND outcome = 'SILENT'"))
                    .isEqualTo(1);
            Conversation conversation =
                    test.database.read(tx -> Conversations.withId(tx, 1)).orElseThrow();
            assertThat(conversation.holder()).isEqualTo(STAFF);
            assertThat(advisers.handBack(1, STAFF)).isEqualTo(Advisers.Outcome.DONE);
            assertThat(test.line.receive(TestLine.text("SM3", 1, "merci")).replies())
                    .isNotEmpty();
        }
    }

    @Test
    void a_reference_that_is_in_use_is_drawn_again_and_the_reply_names_the_new_one() {
        Deque<Integer> draws = new ArrayDeque<>(List.of(
                111111, 111112, 111113, 111114, 111111, 111115, 111116, 111117, 222221, 222222, 222223, 222224));
        RandomGenerator random = new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int nextInt(int origin, int bound) {
                return draws.remove();
            }
        };
        try (TestLine test = new TestLine(folder.resolve("palier.db"), TestLine::echo, Line.Options.DEFAULT, random)) {
            assertThat(test.line.receive(TestLine.text("SM1", 1, "humain")).replies())
                    .containsExactly("Demande 111111");
            assertThat(test.line.receive(TestLine.text("SM2", 2, "humain")).replies())
                    .containsExactly("Demande 222221");

            assertThat(test.count("escalation")).isEqualTo(2);
            assertThat(test.count("message")).isEqualTo(2);
            assertThat(test.count("contact")).isEqualTo(2);
            assertThat(test.count("conversation")).isEqualTo(2);
        }
    }

    @Test
    void nothing_remains_of_a_message_that_could_not_be_stored_and_it_may_come_again() {
        Database database = Database.open(folder.resolve("palier.db"));
        try (TestLine test =
                new TestLine(database, TestLine::echo, Line.Options.DEFAULT, RandomGenerator.getDefault())) {
            int pages = database.write(tx ->
                    tx.createQuery("PRAGMA page_count").mapTo(Integer.class).one());
            database.write(tx -> tx.execute("PRAGMA max_page_count = " + (pages + 1)));
            Inbound in = TestLine.text("SM1", 1, "a".repeat(100_000));

            assertThatThrownBy(() -> test.line.receive(in)).isInstanceOf(StorageUnavailableException.class);

            assertThat(everything(test)).isZero();
            database.write(tx -> tx.execute("PRAGMA max_page_count = 1000000"));
            assertThat(test.line.receive(in).repeated()).isFalse();
            assertThat(test.count("message")).isEqualTo(1);
        }
    }

    @Test
    void nothing_remains_of_a_message_whose_page_failed() {
        Database database = Database.open(folder.resolve("palier.db"));
        try (TestLine test =
                new TestLine(database, TestLine::echo, Line.Options.DEFAULT, RandomGenerator.getDefault())) {
            Pager broken = (tx, landlord, reference, intent) -> {
                throw new IllegalStateException("no outbox");
            };
            Line line = new Line(
                    database,
                    TestLine.landlords(),
                    () -> TestLine::echo,
                    TestLine::lastResort,
                    broken,
                    Line.Options.DEFAULT,
                    test.clock,
                    RandomGenerator.getDefault(),
                    LineEvents.UNWATCHED);

            assertThatThrownBy(() -> line.receive(TestLine.text("SM1", 1, "gaz")))
                    .hasMessage("no outbox");

            assertThat(everything(test)).isZero();
        }
    }

    @Test
    void what_a_person_says_is_stored_in_the_thread_and_handed_to_be_sent() {
        List<AdviserText> sent = new ArrayList<>();
        try (TestLine test = new TestLine(folder.resolve("palier.db"), TestLine::echo)) {
            Advisers advisers =
                    new Advisers(test.database, (tx, text) -> sent.add(text), test.clock, LineEvents.UNWATCHED);
            test.line.receive(TestLine.text("SM1", 1, "humain"));
            long conversation = advisers.open(TestLine.LANDLORD, new PhoneNumber("+33639980001"))
                    .orElseThrow()
                    .id();

            assertThat(advisers.say(conversation, STAFF, "Bonjour")).isEqualTo(Advisers.Outcome.NOT_YOURS);
            assertThat(advisers.take(conversation, STAFF)).isEqualTo(Advisers.Outcome.DONE);
            assertThat(advisers.take(conversation, 8)).isEqualTo(Advisers.Outcome.NOT_YOURS);
            assertThat(advisers.say(conversation, STAFF, " Bonjour ")).isEqualTo(Advisers.Outcome.DONE);
            test.line.receive(TestLine.text("SM2", 1, "merci"));
            assertThat(test.cases().finish(conversation, STAFF, "answered", "")).isEqualTo(Advisers.Outcome.DONE);

            assertThat(sent).hasSize(1);
            assertThat(sent.get(0).body()).isEqualTo("Bonjour");
            assertThat(sent.get(0).to().e164()).isEqualTo("+33639980001");
            assertThat(sent.get(0).channel()).isEqualTo(Channel.SMS);
            List<Message> thread = test.database.read(tx -> Messages.thread(tx, conversation, null, 10));
            assertThat(thread).extracting(Message::text).containsExactly("humain", "Bonjour", "merci");
            assertThat(test.count("escalation WHERE state = 'closed' AND holder = 7"))
                    .isEqualTo(1);
            assertThat(test.count("audit WHERE staff_id = 7")).isEqualTo(4);
        }
    }

    @Test
    void nobody_is_texted_who_cannot_be_reached() {
        try (TestLine test = new TestLine(folder.resolve("palier.db"), TestLine::echo)) {
            Advisers advisers = new Advisers(test.database, (tx, text) -> {}, test.clock, LineEvents.UNWATCHED);
            test.line.receive(TestLine.text("SM1", 1, "bonjour"));
            test.database.write(tx -> {
                Contacts.untextable(tx, 1, "21610");
                return 1;
            });
            advisers.take(1, STAFF);

            assertThat(advisers.say(1, STAFF, "Bonjour")).isEqualTo(Advisers.Outcome.UNREACHABLE);
            assertThat(advisers.take(99, STAFF)).isEqualTo(Advisers.Outcome.GONE);
        }
    }

    private static int everything(TestLine test) {
        return test.count("contact")
                + test.count("conversation")
                + test.count("message")
                + test.count("escalation")
                + test.count("note")
                + test.count("audit");
    }
}
