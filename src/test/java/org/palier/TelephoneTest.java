package org.palier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.calls.Fallback;
import org.palier.phones.PhoneNumber;
import org.palier.testphone.CallScene;
import org.palier.testphone.CallScene.Waiting;
import org.palier.testphone.SignedPost;
import org.palier.testphone.SimulatedCall;
import org.palier.twilio.FallbackTwiml;
import org.palier.twilio.Voices;

/** Calls over HTTP where something is out of the ordinary: repeated, unordered, refused, broken. */
class TelephoneTest {
    private static final String CALL = "CA0123456789abcdef0123456789abcdef";

    @TempDir
    private Path data;

    private CallLine line;

    @BeforeEach
    void start() throws Exception {
        line = new CallLine(data, Map.of("PALIER_REJECTED_CALLERS", "+33639980066", "PALIER_CALLS_PER_HOUR", "3"));
    }

    @AfterEach
    void stop() {
        line.close();
    }

    @Test
    void a_repeated_step_gets_the_same_answer_and_changes_nothing() throws Exception {
        String begun = answer("/twilio/voice", Map.of());
        Map<String, String> gas = Map.of("SpeechResult", "ça sent le gaz dans l'escalier", "Confidence", "0.9");
        String first = answer("/twilio/voice/step/1", gas);
        int pages = line.count("outbox");

        assertThat(answer("/twilio/voice", Map.of())).isEqualTo(begun);
        assertThat(answer("/twilio/voice/step/1", gas)).isEqualTo(first);
        assertThat(answer("/twilio/voice/step/1", Map.of("Digits", "9"))).isEqualTo(first);
        assertThat(line.count("outbox")).isEqualTo(pages);
        assertThat(line.count("message")).isEqualTo(1);
        assertThat(line.count("call")).isEqualTo(1);
    }

    @Test
    void every_answer_to_a_caller_is_what_the_carrier_accepts() throws Exception {
        TwimlRules.check(answer("/twilio/voice", Map.of()));
        TwimlRules.check(answer("/twilio/voice/step/1", Map.of("SpeechResult", "\u0000<é> & \uD83D\uDE00\uD83D")));
        TwimlRules.check(answer("/twilio/voice/step/2", Map.of("SpeechResult", "x".repeat(5000), "Confidence", "abc")));
        TwimlRules.check(answer("/twilio/voice/step/99999", Map.of("Digits", "drop table")));
    }

    @Test
    void what_is_not_signed_is_refused() throws Exception {
        SignedPost forger = new SignedPost(
                java.net.URI.create("http://127.0.0.1:" + line.port()),
                java.net.URI.create("https://ligne.example.org"),
                "another-token",
                new java.util.Random(1));

        for (String path : new String[] {
            "/twilio/voice",
            "/twilio/voice/step/1",
            "/twilio/voice/status",
            "/twilio/voice/take/" + CALL + "/1",
            "/twilio/voice/whisper/" + CALL + "/1",
            "/twilio/voice/recording/" + CALL + "/1"
        }) {
            assertThat(forger.post("https://ligne.example.org" + path, fields(Map.of()))
                            .status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(line.count("call")).isZero();
    }

    @Test
    void a_number_on_the_list_and_the_line_itself_are_refused_before_the_call_is_answered() throws Exception {
        assertThat(line.call("+33639980066").begin().end()).isEqualTo("rejected");
        assertThat(line.call(line.landlord.lines().get(0).e164()).begin().end()).isEqualTo("rejected");
        assertThat(answer("/twilio/voice", Map.of("ForwardedFrom", "+33536490001")))
                .contains("<Reject");
        assertThat(line.count("call")).isZero();
    }

    @Test
    void who_calls_without_end_hears_why_and_which_number_helps() throws Exception {
        for (int call = 0; call < 3; call++) {
            assertThat(line.call(CallLine.TENANT).begin().waiting()).isEqualTo(Waiting.ANSWER);
        }

        CallScene refused = line.call(CallLine.TENANT).begin();

        assertThat(said(refused)).contains("Vous avez appelé plusieurs fois", "112");
        assertThat(refused.end()).isEqualTo("line");
        line.pass(Duration.ofMinutes(61));
        assertThat(line.call(CallLine.TENANT).begin().waiting()).isEqualTo(Waiting.ANSWER);
    }

    @Test
    void statuses_may_come_in_any_order_and_more_than_once() throws Exception {
        SimulatedCall call = line.call(CallLine.TENANT);
        call.begin();
        for (String[] told :
                new String[][] {{"completed", "31"}, {"in-progress", ""}, {"ringing", ""}, {"completed", "31"}}) {
            Map<String, String> fields = new LinkedHashMap<>(fields(Map.of("CallStatus", told[0])));
            fields.put("CallSid", call.sid());
            if (!told[1].isEmpty()) {
                fields.put("CallDuration", told[1]);
            }
            assertThat(line.post
                            .post(line.post.address("/twilio/voice/status"), fields)
                            .status())
                    .isEqualTo(204);
        }

        assertThat(line.count("call WHERE status = 'completed' AND seconds = 31 AND ended_at IS NOT NULL"))
                .isEqualTo(1);
    }

    @Test
    void a_call_of_which_nothing_can_be_stored_still_speaks() throws Exception {
        SimulatedCall call = line.call(CallLine.TENANT);
        line.database.close();

        CallScene trouble = call.begin();

        assertThat(said(trouble)).contains("problème technique", "112", "Il sera enregistré");
        assertThat(trouble.waiting()).isEqualTo(Waiting.TONE);
        CallScene end = call.tone("RE" + "0".repeat(32), 9, false);
        assertThat(said(end)).contains("112");
        assertThat(end.end()).isEqualTo("line");
    }

    @Test
    void a_message_left_in_trouble_is_kept_once_it_can_be() throws Exception {
        answer("/twilio/voice/step/1", Map.of("RecordingSid", "RE" + "1".repeat(32), "RecordingDuration", "8"));

        assertThat(line.count("recording WHERE seconds = 8")).isEqualTo(1);
        assertThat(line.count("escalation")).isEqualTo(1);
    }

    @Test
    void the_line_of_no_landlord_says_so() throws Exception {
        assertThat(answer("/twilio/voice", Map.of("To", "+33536490077"))).contains("pas encore en service", "112");
    }

    @Test
    void a_carrier_that_does_not_tell_of_a_bridge_is_believed_by_the_key_that_was_pressed() throws Exception {
        line.staffOnDuty(true);
        answer("/twilio/voice", Map.of());
        answer("/twilio/voice/step/1", Map.of("Digits", "0"));
        String whisper = answer("/twilio/voice/whisper/" + CALL + "/2", Map.of());
        assertThat(whisper).contains("Pour prendre l'appel, tapez 1").endsWith("<Hangup/></Response>");
        assertThat(answer("/twilio/voice/take/" + CALL + "/2", Map.of("Digits", "1")))
                .endsWith("<Response></Response>");

        answer("/twilio/voice/step/2", Map.of("DialCallStatus", "completed"));

        assertThat(line.count("call WHERE outcome = 'spoke'")).isEqualTo(1);
    }

    @Test
    void a_text_that_answers_what_was_heard_joins_the_conversation() throws Exception {
        SimulatedCall call = line.call(CallLine.TENANT);
        call.begin();
        call.say("je ne peux pas payer mon loyer", OptionalDouble.empty());
        call.press("2");
        call.press("2");

        assertThat(line.count("outbox WHERE kind = 'call'")).isEqualTo(1);
        assertThat(line.count("conversation")).isEqualTo(1);
    }

    @Test
    void the_fallback_speaks_and_rings_those_on_call() throws Exception {
        Fallback fallback = Fallback.of(CallLine.knowledge().scripts(), line.landlord);
        String twiml = FallbackTwiml.of(
                new Voices("Polly.Lea-Neural", "Polly.Amy-Neural", ""),
                fallback.sentences(),
                line.landlord.lines().get(0),
                fallback.phones(),
                fallback.goodbye());

        assertThat(twiml)
                .contains("problème technique", "112", "+33639980099", "+33639980098")
                .endsWith("<Hangup/></Response>");
        assertThat(twiml).doesNotContain("example.org");
    }

    @Test
    void who_is_in_a_call_is_not_rung_but_the_next_one_is() throws Exception {
        line.staffOnDuty(true);
        line.addStaff("zoe@demo.example", "Zoé", new PhoneNumber("+33639980095"));
        answer("/twilio/voice", Map.of());
        answer("/twilio/voice/step/1", Map.of("Digits", "0"));
        answer("/twilio/voice/take/" + CALL + "/2", Map.of("Digits", "1"));

        SimulatedCall second = line.call("+33639980013");
        second.begin();
        assertThat(second.press("0").rung()).isEqualTo("+33639980095");
        assertThat(second.ring(CallScene.Ring.TAKEN).end()).isEqualTo("line");
        SimulatedCall third = line.call("+33639980014");
        third.begin();
        assertThat(third.press("0").rung()).isEqualTo("+33639980095");
        SimulatedCall urgent = line.call("+33639980015");
        urgent.begin();
        assertThat(urgent.say("ça sent le gaz", OptionalDouble.empty()).waiting())
                .isEqualTo(Waiting.RINGING);

        third.hangUp();
        urgent.hangUp();
        answer("/twilio/voice/step/2", Map.of("DialCallStatus", "completed", "DialBridged", "true"));
        SimulatedCall last = line.call("+33639980016");
        last.begin();
        assertThat(last.press("0").rung()).isEqualTo(CallLine.ADVISER.e164());
    }

    @Test
    void who_begins_another_call_while_the_phone_rings_is_passed_over() throws Exception {
        line.staffOnDuty(true);
        line.addStaff("zoe@demo.example", "Zoé", new PhoneNumber("+33639980095"));
        SimulatedCall call = line.call("+33639980013");
        call.begin();
        assertThat(call.press("0").rung()).isEqualTo(CallLine.ADVISER.e164());
        line.database.write(tx -> tx.execute("""
                INSERT INTO call (landlord_id, sid, direction, line, caller, subscriber, started_at, status, rank, outcome, state, staff_id)
                SELECT landlord_id, 'out-1', 'out', line, caller, 1, started_at, 'in-progress', 4, 'begun', '{}',
                    (SELECT id FROM staff WHERE name = 'Zoé') FROM call"""));

        CallScene nobody = call.ring(CallScene.Ring.BUSY);

        assertThat(said(nobody)).contains("Personne n'a pu décrocher", "Pour laisser un message, tapez 1");
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
