package org.palier.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.palier.conversations.Messages;

/** A process that is killed with no warning in the middle of its work has lost nothing that it acknowledged. */
class KillTest {
    private static final int ROUNDS = 10;

    @TempDir
    private Path folder;

    private final Map<String, String> acknowledged = new HashMap<>();

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void every_acknowledged_message_is_stored_once_with_its_reply_after_kills() throws Exception {
        Path file = folder.resolve("palier.db");
        Random random = new Random(20261124);

        for (int round = 0; round < ROUNDS; round++) {
            killAfter(file, round, 20 + random.nextInt(400));
        }

        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * 20);
        try (TestLine test = new TestLine(file, TestLine::echo)) {
            Map<String, String> stored = new HashMap<>();
            for (String sid : acknowledged.keySet()) {
                test.database
                        .read(tx -> Messages.answered(tx, sid))
                        .ifPresent(answered -> stored.put(sid, KilledLine.encoded(answered.reply())));
            }
            assertThat(stored).isEqualTo(acknowledged);
            assertThat(test.count("(SELECT sid FROM message GROUP BY sid HAVING count(*) > 1)"))
                    .isZero();
            // What was in work is there whole or not at all.
            assertThat(test.count("message WHERE text = 'humain'")).isEqualTo(test.count("escalation"));
            assertThat(test.count("escalation")).isEqualTo(test.count("note"));
            assertThat(test.count("conversation WHERE last_message_id NOT IN (SELECT id FROM message)"))
                    .isZero();
            List<String> checked = test.database.read(tx ->
                    tx.createQuery("PRAGMA integrity_check").mapTo(String.class).list());
            assertThat(checked).containsExactly("ok");

            Receipt again = test.line.receive(KilledLine.message("0", 0));
            assertThat(again.repeated()).isTrue();
            assertThat(KilledLine.encoded(again.replies())).isEqualTo(acknowledged.get("SM0-0"));
        }
    }

    private void killAfter(Path file, int round, int acknowledgements) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledLine.class.getName(),
                        file.toString(),
                        Integer.toString(round))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader told =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            int seen = 0;
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                seen += remember(line) ? 1 : 0;
                if (seen == acknowledgements) {
                    // By its handle: the process itself would close the stream too, with acknowledgements in it.
                    child.toHandle().destroyForcibly();
                }
            }
            assertThat(seen).isGreaterThanOrEqualTo(acknowledgements);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    /** The last line may be cut by the kill, and logs go to the same output: only whole acknowledgements count. */
    private boolean remember(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 2 || !parts[0].startsWith("SM") || parts[1].length() % 4 != 0) {
            return false;
        }
        acknowledged.put(parts[0], parts[1]);
        return true;
    }
}
