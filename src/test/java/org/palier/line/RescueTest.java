package org.palier.line;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.conversations.Trace;
import org.palier.database.Database;
import org.palier.dialogue.LastResort;
import org.palier.intents.Scripts;
import org.slf4j.LoggerFactory;

/** What becomes of messages where something of ours fails. */
class RescueTest {
    private static final String SECRET = "mon fils Karim est malade";

    @TempDir
    private Path folder;

    @Test
    void a_tenant_gets_a_person_when_the_dialogue_fails() throws Exception {
        LastResort lastResort = new LastResort(Scripts.load(Path.of("intents")));
        Brain broken = (state, heard, situation) -> {
            throw new IllegalStateException("cannot read: " + heard.text());
        };
        try (TestLine test = line(broken, lastResort::next)) {
            Receipt first = test.line.receive(TestLine.text("SM1", 1, SECRET));
            Receipt second = test.line.receive(TestLine.text("SM2", 1, "vous êtes là ?"));

            Trace trace = test.database.read(tx -> Trace.of(tx, "SM1")).orElseThrow();
            assertThat(trace.message().text()).isEqualTo(SECRET);
            assertThat(trace.opened()).singleElement().satisfies(request -> {
                assertThat(request.queue()).isEqualTo("social");
                assertThat(request.priority()).isEqualTo(1);
                assertThat(first.replies())
                        .singleElement()
                        .asString()
                        .contains("Votre message est bien arrivé", "112", "Demande " + request.reference());
            });
            assertThat(second.replies()).singleElement().asString().contains("Votre message est bien arrivé");
            assertThat(test.count("escalation")).isEqualTo(1);
            assertThat(test.count("note WHERE text = 'vous êtes là ?'")).isEqualTo(1);
            assertThat(test.count("message WHERE outcome = 'RESCUED'")).isEqualTo(2);
            assertThat(test.count("audit WHERE action = 'dialogue-failed'")).isEqualTo(2);
            assertThat(test.line.receive(TestLine.text("SM1", 1, SECRET)).replies())
                    .isEqualTo(first.replies());
        }
    }

    @Test
    void the_log_tells_where_it_failed_and_never_what_was_written() {
        Logger logger = (Logger) LoggerFactory.getLogger(Judgement.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        Brain broken = (state, heard, situation) -> {
            throw new IllegalStateException("cannot read: " + heard.text());
        };
        try (TestLine test = line(broken, TestLine::lastResort)) {
            test.line.receive(TestLine.text("SM1", 1, SECRET));
        } finally {
            logger.detachAppender(lines);
        }

        assertThat(lines.list).singleElement().satisfies(line -> {
            assertThat(line.getFormattedMessage())
                    .contains("SM1", "IllegalStateException", "RescueTest")
                    .doesNotContain("Karim");
            assertThat(line.getThrowableProxy()).isNull();
        });
    }

    @Test
    void a_memory_that_cannot_be_read_begins_anew() {
        Path file = folder.resolve("palier.db");
        try (TestLine test = new TestLine(file, TestLine::echo)) {
            test.line.receive(TestLine.text("SM1", 1, "bonjour"));
            int broken = test.database.write(tx -> tx.execute("UPDATE conversation SET state = 'no JSON'"));
            assertThat(broken).isEqualTo(1);
        }
        try (TestLine test = new TestLine(file, TestLine::echo)) {
            assertThat(test.line.receive(TestLine.text("SM2", 1, "encore")).replies())
                    .isNotEmpty();
            assertThat(test.count("message")).isEqualTo(2);
        }
    }

    @Test
    void references_get_a_seventh_digit_where_six_are_crowded() {
        RandomGenerator narrow = new RandomGenerator() {
            private int drawn;

            @Override
            public long nextLong() {
                throw new AssertionError("only numbers in a range are drawn");
            }

            @Override
            public int nextInt(int origin, int bound) {
                return origin + drawn++ % 4;
            }
        };
        try (TestLine test = new TestLine(folder.resolve("palier.db"), TestLine::echo, Line.Options.DEFAULT, narrow)) {
            test.line.receive(TestLine.text("SM1", 1, "humain"));
            test.line.receive(TestLine.text("SM2", 2, "humain"));

            List<String> references =
                    test.database.read(tx -> tx.createQuery("SELECT reference FROM escalation ORDER BY id")
                            .mapTo(String.class)
                            .list());
            assertThat(references).containsExactly("100000", "1000000");
        }
    }

    private TestLine line(Brain brain, Brain lastResort) {
        return new TestLine(
                Database.open(folder.resolve("palier.db")),
                brain,
                lastResort,
                Line.Options.DEFAULT,
                RandomGenerator.getDefault());
    }
}
