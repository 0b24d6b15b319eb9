package org.palier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.testphone.CallScene;
import org.palier.testphone.CallScene.Hop;
import org.palier.testphone.CallScene.Ring;
import org.palier.testphone.CallScene.Waiting;
import org.palier.testphone.SimulatedCall;

/** Follows calls along any path, over HTTP: whoever calls, whatever they do, no call ends in a loop, an error or nothing to do. */
class WalkedCallsTest {
    private static final List<String> SAYINGS = List.of(
            "je n'arrive plus à payer mon loyer",
            "ça sent le gaz",
            "mon mari me frappe",
            "peut-être une odeur de gaz",
            "oui",
            "non",
            "un conseiller",
            "blablabla truc machin",
            "AAAAAAAAAAAAH AU SECOURS",
            "stop",
            "bonjour",
            "je veux mourir",
            "mon ascenseur est en panne et il me faut une quittance",
            "my boiler is broken and I am cold",
            "rue des Lilas bâtiment 4");
    private static final List<Ring> RINGS = List.of(Ring.values());
    private static final String KEYS = "0123456789*#";

    /** Who only listens is never asked for longer than this. */
    private static final int PATIENCE = 8;

    @TempDir
    private static Path data;

    private static CallLine line;
    private static int recordings;

    @BeforeAll
    static void start() throws Exception {
        line = new CallLine(data, Map.of("PALIER_CALLS_PER_HOUR", "1000"));
    }

    @AfterAll
    static void stop() {
        line.close();
    }

    @Test
    void any_path_is_valid_and_ends_once_the_caller_falls_silent() throws Exception {
        Random random = new Random(20261124);
        for (int number = 0; number < 150; number++) {
            line.at(LocalDateTime.of(2026, 11, 24, random.nextBoolean() ? 10 : 22, 0)
                    .plusMinutes(number % 60));
            line.staffOnDuty(random.nextBoolean());
            walk(number, random, 1 + random.nextInt(9));
        }
    }

    @Test
    void who_hangs_up_at_any_step_leaves_a_call_that_is_ended() throws Exception {
        for (int steps = 0; steps < 6; steps++) {
            Random random = new Random(steps);
            SimulatedCall call = line.call("+3363998%04d".formatted(5000 + steps));
            CallScene scene = checked(call.begin());
            for (int step = 0; step < steps && scene.waiting() != Waiting.ENDED; step++) {
                scene = checked(step(call, scene, random));
            }
            call.hangUp();

            assertThat(line.count(
                            "call WHERE sid = '" + call.sid() + "' AND status = 'completed' AND seconds IS NOT NULL"))
                    .isEqualTo(1);
        }
    }

    @Test
    void who_is_silent_from_the_start_hears_a_goodbye_after_a_few_questions() throws Exception {
        SimulatedCall call = line.call("+33639985999");
        CallScene scene = checked(call.begin());
        int questions = 0;
        while (scene.waiting() != Waiting.ENDED) {
            scene = checked(call.silence());
            questions++;
        }

        assertThat(questions).isLessThanOrEqualTo(PATIENCE);
        assertThat(scene.end()).isEqualTo("line");
    }

    /** So many steps at random, then silence until the end. */
    private static void walk(int number, Random random, int steps) throws Exception {
        String caller = random.nextInt(5) == 0 ? "anonymous" : "+3363998%04d".formatted(random.nextInt(40));
        SimulatedCall call = line.call(caller);
        List<String> done = new ArrayList<>();
        CallScene scene = checked(call.begin());
        for (int step = 0; step < steps && scene.waiting() != Waiting.ENDED; step++) {
            scene = checked(step(call, scene, random));
            done.add(scene.waiting().name());
        }
        int left = 0;
        while (scene.waiting() != Waiting.ENDED) {
            scene = checked(scene.waiting() == Waiting.RINGING ? call.ring(Ring.NO_ANSWER) : call.silence());
            left++;
            assertThat(left).as("call %d goes on for ever: %s", number, done).isLessThanOrEqualTo(PATIENCE + 6);
        }
        assertThat(scene.end()).as("call %d: %s", number, done).isEqualTo("line");
    }

    private static CallScene step(SimulatedCall call, CallScene scene, Random random) throws Exception {
        line.pass(Duration.ofSeconds(3 + random.nextInt(20)));
        return switch (scene.waiting()) {
            case RINGING -> call.ring(RINGS.get(random.nextInt(RINGS.size())));
            case TONE ->
                random.nextBoolean() ? call.silence() : call.tone("RE" + "%032d".formatted(++recordings), 5, false);
            default -> answer(call, scene, random);
        };
    }

    private static CallScene answer(SimulatedCall call, CallScene scene, Random random) throws Exception {
        int choice = random.nextInt(10);
        if (choice == 0) {
            return call.silence();
        }
        if (choice < 5 || !scene.words()) {
            int key = random.nextInt(KEYS.length());
            return call.press(scene.keys() > 1 ? "0639980055" : KEYS.substring(key, key + 1));
        }
        OptionalDouble confidence = random.nextInt(4) == 0
                ? OptionalDouble.of(0.1)
                : random.nextBoolean() ? OptionalDouble.of(0.95) : OptionalDouble.empty();
        return call.say(SAYINGS.get(random.nextInt(SAYINGS.size())), confidence);
    }

    private static CallScene checked(CallScene scene) throws Exception {
        for (Hop hop : scene.hops()) {
            if (hop.path().equals("/twilio/voice") || hop.path().startsWith("/twilio/voice/step/")) {
                assertThat(hop.status()).isEqualTo(200);
                TwimlRules.check(hop.answer());
            } else if (hop.path().equals("/twilio/voice/status") || hop.path().startsWith("/twilio/voice/recording/")) {
                assertThat(hop.status()).isEqualTo(204);
            }
        }
        if (scene.waiting() != Waiting.ENDED) {
            assertThat(scene.heard()).as("no silence of the line").isNotEmpty();
        }
        return scene;
    }
}
