package org.palier.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockWebServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.database.Database;
import org.palier.outbox.Bench;
import org.palier.outbox.OutboundText;
import org.palier.outbox.Outbox;
import org.palier.outbox.OutboxWorker;
import org.palier.twilio.FakeTwilio.Answer;

/** The sender is killed, as by {@code kill -9}, while requests are under way; the next start loses nothing and repeats nothing. */
class KilledSenderTest {
    private static final int TEXTS = 80;

    @TempDir
    private Path folder;

    @Test
    void killed_three_times_while_it_sends_it_sends_every_text_once() throws Exception {
        Path file = folder.resolve("palier.db");
        FakeTwilio twilio = new FakeTwilio(Clock.systemUTC());
        List<Process> senders = new CopyOnWriteArrayList<>();
        Set<Integer> deaths = new TreeSet<>(List.of(10, 30, 55));
        SplittableRandom random = new SplittableRandom(5);
        twilio.otherwise = () -> {
            synchronized (deaths) {
                // Twilio makes the text, and nobody is there to hear it.
                if (deaths.remove(twilio.made.size())) {
                    senders.get(senders.size() - 1).destroyForcibly();
                    return Answer.MADE_THEN_CUT;
                }
                return List.of(Answer.GOOD, Answer.GOOD, Answer.GOOD, Answer.GOOD, Answer.RESET, Answer.BROKEN)
                        .get(random.nextInt(6));
            }
        };
        try (MockWebServer server = new MockWebServer()) {
            server.setDispatcher(twilio);
            server.start();
            URI api = server.url("/").uri();
            fill(file);
            for (int death = 0; death < 3; death++) {
                Process sender = started(file, api);
                senders.add(sender);
                assertThat(sender.waitFor(90, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(deaths).isEmpty();
            try (Database database = Database.open(file)) {
                OutboxWorker last = DyingSender.start(database, api);
                Awaitility.await()
                        .atMost(Duration.ofSeconds(90))
                        .until(() -> count(database, "waiting", "sending", "unsure") == 0);
                last.close();
                assertThat(count(database, "sent")).isEqualTo(TEXTS);
            }
        }
        assertThat(twilio.bodies()).hasSize(TEXTS).doesNotHaveDuplicates();
    }

    private static void fill(Path file) {
        Clock clock = Clock.systemUTC();
        Outbox outbox = new Outbox(clock);
        try (Database database = Database.open(file)) {
            database.write(tx -> {
                tx.execute("INSERT INTO landlord (id, slug, profile, created_at) VALUES (1, 'demo', '', 0)");
                for (int i = 0; i < TEXTS; i++) {
                    outbox.add(
                            tx,
                            new OutboundText(
                                    1,
                                    null,
                                    Bench.LINE,
                                    "+336399801%02d".formatted(i % 20),
                                    "test",
                                    "kill",
                                    "texte " + i,
                                    clock.instant().plus(Duration.ofHours(4))));
                }
                return 0;
            });
        }
    }

    private static Process started(Path file, URI api) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingSender.class.getName(),
                        file.toString(),
                        api.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int count(Database database, String... states) {
        return database.read(tx -> tx.createQuery("SELECT count(*) FROM outbox WHERE state IN (<states>)")
                .bindList("states", List.of(states))
                .mapTo(Integer.class)
                .one());
    }
}
