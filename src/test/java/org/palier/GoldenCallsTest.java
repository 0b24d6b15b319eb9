package org.palier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.palier.testphone.CallScene;
import org.palier.testphone.CallScene.Ring;
import org.palier.testphone.CallScene.Waiting;
import org.palier.testphone.SimulatedCall;

/**
 * Calls in text files, as anyone can read them, made over HTTP.
 *
 * <pre>
 * at: 2026-11-24 10:00     where the landlord is open on working days, 9:00-12:30 and 13:30-17:30
 * staff: yes               an adviser is on duty, with a telephone
 * caller: hidden
 * call                     the caller rings the line
 * > words                  what the caller says      "? words": recognised badly
 * key 1                    what the caller presses   "-": nothing is said or pressed
 * ring TAKEN               what becomes of the telephone that rings: TAKEN, REFUSED, BUSY, NO_ANSWER
 * tone 12                  so many seconds are said after the tone   "tone 12 hangs up", "tone 12 then 0"
 * hang up
 * &lt; words ; more words     what was heard since then must hold; "&lt;! words": must not
 * = ringing +33639980097   what the call waits for: answer, ringing NUMBER, tone, ended HOW
 * = 1 escalation WHERE …   how many rows there are
 * </pre>
 *
 * Each call is written to {@code target/calls} as it was heard.
 */
class GoldenCallsTest {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    @TempDir
    private Path data;

    static Stream<String> a_call_goes_as_written() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden-calls"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource
    void a_call_goes_as_written(String file) throws Exception {
        List<String> transcript = new ArrayList<>();
        try (CallLine line = new CallLine(data)) {
            Played played = new Played(line, transcript);
            List<String> steps = Files.readAllLines(Path.of("src/test/resources/golden-calls", file));
            for (int number = 1; number <= steps.size(); number++) {
                String step = steps.get(number - 1);
                if (!step.isBlank() && !step.startsWith("#")) {
                    played.step(file + ":" + number, step);
                }
            }
        } finally {
            Path written = Files.createDirectories(Path.of("target/calls"));
            Files.write(written.resolve(file), transcript);
        }
    }

    /** A call while its file is read. */
    private static final class Played {
        private final CallLine line;
        private final List<String> transcript;
        private String caller = CallLine.TENANT;
        private SimulatedCall call;
        private CallScene scene = new CallScene(List.of(), Waiting.NOTHING, false, 0, "", "", List.of());
        private int recordings;

        Played(CallLine line, List<String> transcript) {
            this.line = line;
            this.transcript = transcript;
            this.call = line.call(caller);
        }

        void step(String where, String step) throws IOException, InterruptedException {
            String[] words = step.split(" ", 2);
            String rest = words.length > 1 ? words[1].strip() : "";
            switch (words[0]) {
                case "at:" -> line.at(LocalDateTime.parse(rest, TIME));
                case "staff:" -> line.staffOnDuty(rest.equals("yes"));
                case "caller:" -> caller = rest.equals("hidden") ? "anonymous" : rest;
                case "call" -> {
                    call = line.call(caller);
                    hear("(il appelle)", call.begin());
                }
                case ">" -> hear(rest, call.say(rest, OptionalDouble.of(0.9)));
                case "?" -> hear(rest + " (mal entendu)", call.say(rest, OptionalDouble.of(0.2)));
                case "key" -> hear("(touche " + rest + ")", call.press(rest));
                case "-" -> hear("(silence)", call.silence());
                case "ring" -> hear("(sonnerie : " + rest + ")", call.ring(Ring.valueOf(rest)));
                case "tone" -> tone(rest);
                case "hang" -> hear("(il raccroche)", call.hangUp());
                case "<" -> heard(where, rest, true);
                case "<!" -> heard(where, rest, false);
                case "=" -> state(where, rest);
                default -> throw new IllegalArgumentException(where + " is not understood: " + step);
            }
        }

        private void tone(String rest) throws IOException, InterruptedException {
            String sid = "RE" + "%032d".formatted(++recordings);
            line.recordings.add(sid, "RIFF....WAVE".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            int seconds = Integer.parseInt(rest.split(" ")[0]);
            String key = rest.contains(" then ") ? rest.substring(rest.length() - 1) : "#";
            hear(
                    "(parle " + rest + ")",
                    call.tone(sid, seconds, rest.endsWith("hangs up") ? SimulatedCall.HANG_UP : key));
        }

        private void hear(String did, CallScene next) {
            scene = next;
            line.pass(Duration.ofSeconds(7));
            transcript.add("LOCATAIRE  " + did);
            scene.heard().forEach(one -> transcript.add("LIGNE      " + one.text()));
            if (scene.waiting() == Waiting.RINGING) {
                transcript.add("           [sonne au " + scene.rung() + "]");
            } else if (scene.waiting() == Waiting.TONE) {
                transcript.add("           [bip]");
            } else if (scene.waiting() == Waiting.ENDED) {
                transcript.add("           [fin : " + scene.end() + "]");
            }
        }

        private void heard(String where, String wanted, boolean there) {
            String said = said().toLowerCase(Locale.ROOT);
            for (String words : wanted.split(" ; ")) {
                assertThat(said.contains(words.strip().toLowerCase(Locale.ROOT)))
                        .as("%s: \"%s\" in: %s", where, words, said())
                        .isEqualTo(there);
            }
        }

        private String said() {
            return scene.heard().stream().map(CallScene.Heard::text).collect(Collectors.joining(" "));
        }

        private void state(String where, String wanted) {
            String[] words = wanted.split(" ", 2);
            if (words[0].matches("[0-9]+")) {
                assertThat(line.count(words[1])).as(where + ": " + wanted).isEqualTo(Integer.parseInt(words[0]));
                return;
            }
            assertThat(scene.waiting())
                    .as("%s, after: %s", where, said())
                    .isEqualTo(Waiting.valueOf(words[0].toUpperCase(Locale.ROOT)));
            if (words.length > 1) {
                assertThat(scene.rung() + scene.end()).as(where).isEqualTo(words[1]);
            }
        }
    }
}
