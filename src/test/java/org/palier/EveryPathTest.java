package org.palier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palier.testphone.CallScene;
import org.palier.testphone.CallScene.Hop;
import org.palier.testphone.CallScene.Ring;
import org.palier.testphone.CallScene.Waiting;
import org.palier.testphone.SignedPost;
import org.palier.testphone.SimulatedCall;

/**
 * Every situation that a call can come to, breadth first: from each one that is new, whatever the caller may do next is done, and every answer
 * is checked. Two situations are one where the call and its conversation remember the same, numbers and references apart.
 */
class EveryPathTest {
    private static final List<String> ANSWERS = List.of(
            "key 0",
            "key 1",
            "key 2",
            "key 3",
            "key 8",
            "key 9",
            "key *",
            "key #",
            "say je n'arrive plus à payer mon loyer",
            "say ça sent le gaz",
            "say mon mari me frappe",
            "say oui",
            "say rappelez-moi",
            "say AAAAAAAAAAAH",
            "badly mmm",
            "silence");
    private static final List<String> NUMBERS = List.of("key 0639980055", "key 0", "key 123", "key #", "silence");
    private static final List<String> KEYS = List.of("key 1", "key 2", "key 7", "key 0", "key *", "key #", "silence");
    private static final List<String> TONES = List.of("tone #", "tone 0", "tone *", "silence");
    private static final List<String> RINGS =
            Stream.of(Ring.values()).map(ring -> "ring " + ring.name()).toList();

    /** Deeper, calls only come back to what is known; so many steps also keep the test short. */
    private static final int DEPTH = 3;

    /** Steps in which nothing is said, nobody answers, and the call must end. */
    private static final int PATIENCE = 12;

    @TempDir
    private Path data;

    private int callers;
    private int recordings;

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24T10:00", "2026-11-24T22:00"})
    void whatever_a_caller_does_the_line_answers_and_silence_ends_the_call(String moment) throws Exception {
        try (CallLine line = new CallLine(data, Map.of("PALIER_CALLS_PER_HOUR", "1000"))) {
            line.at(LocalDateTime.parse(moment));
            line.staffOnDuty(true);
            Set<String> known = new HashSet<>();
            Deque<List<String>> open = new ArrayDeque<>(List.of(List.of()));
            while (!open.isEmpty()) {
                List<String> path = open.remove();
                Followed followed = follow(line, path);
                if (!known.add(situation(line, followed))) {
                    hangsUp(line, followed, path);
                } else {
                    if (path.size() < DEPTH) {
                        choices(followed.scene).forEach(choice -> open.add(with(path, choice)));
                    }
                    isRepeated(line, followed, path);
                    endsBySilence(followed, path);
                }
            }

            assertThat(known).as("situations of calls").hasSizeGreaterThan(20);
            assertThat(known).anyMatch(situation -> situation.startsWith("RINGING"));
            assertThat(known).anyMatch(situation -> situation.startsWith("TONE"));
        }
    }

    /** A call and where it has come to. */
    private record Followed(SimulatedCall call, CallScene scene) {}

    private Followed follow(CallLine line, List<String> path) throws Exception {
        SimulatedCall call = line.call("+3363998%04d".formatted(++callers));
        CallScene scene = checked(call.begin(), path);
        for (String choice : path) {
            scene = checked(take(call, choice), path);
        }
        return new Followed(call, scene);
    }

    private CallScene take(SimulatedCall call, String choice) throws Exception {
        String[] words = choice.split(" ", 2);
        return switch (words[0]) {
            case "key" -> call.press(words[1]);
            case "say" -> call.say(words[1], OptionalDouble.of(0.9));
            case "badly" -> call.say(words[1], OptionalDouble.of(0.1));
            case "ring" -> call.ring(Ring.valueOf(words[1]));
            case "tone" -> call.tone("RE" + "%032d".formatted(++recordings), 5, words[1]);
            default -> call.silence();
        };
    }

    private static List<String> choices(CallScene scene) {
        return switch (scene.waiting()) {
            case ANSWER -> scene.keys() > 1 ? NUMBERS : scene.words() ? ANSWERS : KEYS;
            case RINGING -> RINGS;
            case TONE -> TONES;
            default -> List.of();
        };
    }

    private static List<String> with(List<String> path, String choice) {
        List<String> longer = new ArrayList<>(path);
        longer.add(choice);
        return List.copyOf(longer);
    }

    private static String situation(CallLine line, Followed followed) {
        CallScene scene = followed.scene;
        return line.database.read(tx -> tx.createQuery("""
                        SELECT :waiting || json_remove(call.state, '$.spoken', '$.reference', '$.ringingSince', '$.typed', '$.callees', '$.intent')
                            || (json_extract(call.state, '$.intent') <> '') || (json_extract(call.state, '$.reference') <> '')
                            || call.outcome
                        FROM call WHERE sid = :sid""")
                .bind("waiting", scene.waiting() + " " + scene.keys() + " " + scene.words())
                .bind("sid", followed.call.sid())
                .mapTo(String.class)
                .one());
    }

    /** The last request again, as the carrier may send it: the same answer. */
    private static void isRepeated(CallLine line, Followed followed, List<String> path) throws Exception {
        for (Hop hop : followed.scene.hops()) {
            SignedPost.Answer again = line.post.post(line.post.address(hop.path()), hop.sent());
            assertThat(new String(again.body(), StandardCharsets.UTF_8))
                    .as("%s again", path)
                    .isEqualTo(hop.answer());
        }
    }

    private static void hangsUp(CallLine line, Followed followed, List<String> path) throws Exception {
        followed.call.hangUp();
        assertThat(line.count("call WHERE sid = '" + followed.call.sid() + "' AND ended_at IS NOT NULL"))
                .as("%s, then hung up", path)
                .isEqualTo(1);
    }

    private static void endsBySilence(Followed followed, List<String> path) throws Exception {
        CallScene scene = followed.scene;
        for (int steps = 0; scene.waiting() != Waiting.ENDED; steps++) {
            assertThat(steps).as("%s goes on for ever", path).isLessThan(PATIENCE);
            scene = checked(
                    scene.waiting() == Waiting.RINGING ? followed.call.ring(Ring.NO_ANSWER) : followed.call.silence(),
                    path);
        }
        assertThat(scene.end()).as("%s", path).isEqualTo("line");
    }

    private static CallScene checked(CallScene scene, List<String> path) throws Exception {
        for (Hop hop : scene.hops()) {
            if (hop.path().equals("/twilio/voice") || hop.path().startsWith("/twilio/voice/step/")) {
                assertThat(hop.status()).as("%s", path).isEqualTo(200);
                TwimlRules.check(hop.answer());
                assertThat(hop.answer()).as("%s", path).doesNotContain("problème technique");
            } else if (hop.path().startsWith("/twilio/voice/whisper/")) {
                TwimlRules.checkLeg(hop.answer());
            }
        }
        if (scene.waiting() != Waiting.ENDED) {
            assertThat(scene.heard()).as("%s: no silence of the line", path).isNotEmpty();
        }
        return scene;
    }
}
