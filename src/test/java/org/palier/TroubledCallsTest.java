package org.palier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.conversations.Escalation;
import org.palier.conversations.Promises;
import org.palier.line.Advisers;
import org.palier.testphone.CallScene;
import org.palier.testphone.CallScene.Waiting;
import org.palier.testphone.SignedPost;
import org.palier.testphone.SimulatedCall;

/** Calls where something of ours fails, or where the caller must be spared: over HTTP. */
class TroubledCallsTest {
    private static final String CALL = "CA0123456789abcdef0123456789abcdef";

    @TempDir
    private Path data;

    private CallLine line;

    @BeforeEach
    void start() throws Exception {
        line = new CallLine(data);
    }

    @AfterEach
    void stop() {
        line.close();
    }

    @Test
    void a_message_left_in_trouble_amid_a_call_is_kept_and_nothing_is_said_twice() throws Exception {
        SimulatedCall call = line.call(CallLine.TENANT);
        call.begin();
        call.say("il me faut une quittance", OptionalDouble.empty());
        nothingIsStored();
        CallScene trouble = call.say("je ne peux pas payer mon loyer", OptionalDouble.empty());
        assertThat(said(trouble)).contains("problème technique", "Il sera enregistré");
        storedAgain();

        CallScene end = call.tone("RE" + "2".repeat(32), 9, false);

        assertThat(said(end)).contains("Votre message est gardé").doesNotContain("quittance");
        assertThat(end.end()).isEqualTo("line");
        assertThat(line.count("recording WHERE seconds = 9")).isEqualTo(1);
        assertThat(line.count("escalation")).isEqualTo(1);
    }

    @Test
    void a_message_that_nothing_could_be_stored_of_is_kept_later() throws Exception {
        nothingIsStored();
        SimulatedCall hangsUp = line.call(CallLine.TENANT);
        hangsUp.begin();
        CallScene told = hangsUp.tone("RE" + "3".repeat(32), 11, true);
        assertThat(told.hops().stream()
                        .filter(hop -> hop.path().contains("/recording/"))
                        .map(CallScene.Hop::status))
                .as("what is not stored is not acknowledged")
                .containsExactly(503);
        SimulatedCall finishes = line.call("+33639980013");
        finishes.begin();
        finishes.tone("RE" + "4".repeat(32), 12, false);
        line.switchboard.keepMessages();
        assertThat(line.count("recording")).isZero();
        storedAgain();

        line.switchboard.keepMessages();
        line.switchboard.keepMessages();

        assertThat(line.count("recording WHERE seconds IN (11, 12)")).isEqualTo(2);
        assertThat(line.count("contact WHERE address IN ('+33639980012', '+33639980013')"))
                .isEqualTo(2);
        assertThat(line.count("escalation")).isEqualTo(2);
    }

    @Test
    void where_the_dialogue_fails_the_caller_is_answered_and_reaches_a_person() throws Exception {
        SimulatedCall call = line.call(CallLine.TENANT);
        call.begin();
        line.broken = true;

        CallScene answered = call.say("il n'y a plus de lumière", OptionalDouble.of(0.9));

        TwimlRules.check(answered.hops().get(0).answer());
        assertThat(answered.waiting()).isIn(Waiting.ANSWER, Waiting.RINGING);
        assertThat(line.count("escalation WHERE state = 'waiting'")).isEqualTo(1);
        assertThat(line.call("+33639980013").begin().waiting()).isEqualTo(Waiting.ANSWER);
    }

    @Test
    void who_takes_a_call_is_put_through_even_if_it_cannot_be_noted() throws Exception {
        line.staffOnDuty(true);
        answer("/twilio/voice", Map.of());
        answer("/twilio/voice/step/1", Map.of("Digits", "0"));
        line.database.close();

        TwimlRules.checkLeg(answer("/twilio/voice/whisper/" + CALL + "/2", Map.of()));
        assertThat(answer("/twilio/voice/take/" + CALL + "/2", Map.of("Digits", "2")))
                .contains("<Hangup/>");
        assertThat(answer("/twilio/voice/take/" + CALL + "/2", Map.of("Digits", "1")))
                .endsWith("<Response></Response>");
    }

    @Test
    void noise_is_not_taken_for_a_danger_but_what_is_said_again_is() throws Exception {
        SimulatedCall call = line.call(CallLine.TENANT);
        call.begin();

        assertThat(said(call.say("ça sent pas le gaz", OptionalDouble.of(0.1)))).contains("J'ai mal entendu");
        assertThat(line.count("outbox")).isZero();
        assertThat(said(call.say("ça sent pas le gaz", OptionalDouble.of(0.1)))).contains("Sentez-vous");
        SimulatedCall certain = line.call("+33639980013");
        certain.begin();
        assertThat(said(certain.say("ça sent le gaz", OptionalDouble.of(0.1)))).contains("Sortez");
    }

    @Test
    void who_calls_from_abroad_or_from_a_landline_is_never_texted() throws Exception {
        for (String caller : new String[] {"+4915112345678", "+33561000012", "anonymous"}) {
            SimulatedCall call = line.call(caller);
            call.begin();
            call.say("il me faut une quittance de loyer", OptionalDouble.empty());
            assertThat(said(call.press("2"))).contains("Je ne peux pas envoyer de SMS");
            call.press("0");
            call.hangUp();
            int conversation = line.count("conversation");
            line.advisers.take(conversation, 1);

            assertThat(line.advisers.say(conversation, 1, "Bonjour"))
                    .as(caller)
                    .isEqualTo(Advisers.Outcome.UNREACHABLE);
        }
        line.pass(Duration.ofDays(3));
        List<Escalation> told = line.database.read(
                tx -> Promises.almostLate(tx, Instant.EPOCH, Instant.parse("2027-11-24T00:00:00Z"), 10));
        assertThat(told).as("nobody is told by text that a promise is missed").isEmpty();
        assertThat(line.count("outbox")).isZero();
    }

    private void nothingIsStored() {
        line.database.write(tx -> tx.execute("""
                CREATE TRIGGER full_steps BEFORE INSERT ON call_step BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"""));
        line.database.write(tx -> tx.execute("""
                CREATE TRIGGER full_calls BEFORE INSERT ON call BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"""));
    }

    private void storedAgain() {
        line.database.write(tx -> tx.execute("DROP TRIGGER full_steps"));
        line.database.write(tx -> tx.execute("DROP TRIGGER full_calls"));
    }

    private String answer(String path, Map<String, String> own) throws Exception {
        SignedPost.Answer answer = line.post.post(line.post.address(path), fields(own));
        assertThat(answer.status()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static Map<String, String> fields(Map<String, String> own) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of(
                "CallSid",
                CALL,
                "AccountSid",
                "AC" + "0".repeat(32),
                "From",
                CallLine.TENANT,
                "To",
                "+33536490001",
                "CallStatus",
                "in-progress",
                "Direction",
                "inbound"));
        fields.putAll(own);
        return fields;
    }

    private static String said(CallScene scene) {
        return scene.heard().stream().map(CallScene.Heard::text).collect(Collectors.joining(" "));
    }
}
