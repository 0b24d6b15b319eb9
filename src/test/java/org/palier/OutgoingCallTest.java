package org.palier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.calls.Dialer;
import org.palier.calls.Outgoing;
import org.palier.testphone.CallScene.Ring;
import org.palier.testphone.CallScene.Waiting;
import org.palier.testphone.SignedPost;
import org.palier.testphone.SimulatedCall;
import org.palier.testphone.TwimlText;
import org.w3c.dom.Element;

/** Calls to tenants, on every path that Twilio may take through them; and whom a caller is put through to meanwhile. */
class OutgoingCallTest {
    private static final long ADVISER = 1;
    private static final List<String> NOT_ANSWERED = List.of("busy", "no-answer", "failed", "canceled");

    @TempDir
    private static Path data;

    private static CallLine line;
    private static String dialled = "";
    private static int caller;

    @BeforeAll
    static void start() throws Exception {
        Dialer dialer = (from, to, key) -> {
            dialled = key;
            return new Dialer.Placing.Placed("CA" + key.substring(4));
        };
        line = new CallLine(data, Map.of("PALIER_CALLS_PER_HOUR", "1000"), dialer);
        line.at(LocalDateTime.of(2026, 11, 24, 10, 0));
    }

    @AfterAll
    static void stop() {
        line.close();
    }

    @BeforeEach
    void onDuty() {
        line.pass(Duration.ofMinutes(5));
        line.staffOnDuty(true);
    }

    @Test
    void on_any_path_the_line_speaks_or_ends_and_the_adviser_can_call_again() throws Exception {
        Random random = new Random(20261124);
        long conversation = conversation();
        for (int number = 0; number < 60; number++) {
            assertThat(line.switchboard.outgoing().call(conversation, ADVISER)).isEqualTo(Outgoing.Outcome.RINGING);
            assertThat(line.switchboard.outgoing().call(conversation, ADVISER)).isEqualTo(Outgoing.Outcome.BUSY);

            boolean spoke = walk(random);

            String call = "call WHERE sid = '" + dialled + "' AND ended_at IS NOT NULL AND outcome ";
            assertThat(line.count(call + (spoke ? "= 'spoke'" : "<> 'spoke'")))
                    .as("call %d", number)
                    .isEqualTo(1);
            line.pass(Duration.ofSeconds(30));
        }
    }

    @Test
    void who_is_in_a_call_is_not_rung_for_another() throws Exception {
        assertThat(asks()).as("nobody speaks yet").isEqualTo(Waiting.RINGING);
        assertThat(asks()).as("the only adviser is being rung").isEqualTo(Waiting.ANSWER);
        line.pass(Duration.ofMinutes(3));
        assertThat(asks()).as("nobody took it").isEqualTo(Waiting.RINGING);
    }

    @Test
    void who_calls_a_tenant_is_not_rung() throws Exception {
        long conversation = conversation();
        line.pass(Duration.ofMinutes(3));
        line.switchboard.outgoing().call(conversation, ADVISER);
        assertThat(asks()).as("the adviser's telephone rings").isEqualTo(Waiting.ANSWER);

        tell("/status", Map.of("CallStatus", "in-progress"));
        line.pass(Duration.ofMinutes(20));
        assertThat(asks()).as("they speak").isEqualTo(Waiting.ANSWER);

        tell("/status", Map.of("CallStatus", "completed", "CallDuration", "1200"));
        assertThat(asks()).as("they have hung up").isEqualTo(Waiting.RINGING);
    }

    @Test
    void a_caller_who_hangs_up_while_it_rings_leaves_the_adviser_free() throws Exception {
        SimulatedCall call = line.call(number());
        call.begin();
        assertThat(call.say("un conseiller", OptionalDouble.of(0.9)).waiting()).isEqualTo(Waiting.RINGING);
        call.hangUp();

        SimulatedCall next = line.call(number());
        next.begin();
        assertThat(next.say("un conseiller", OptionalDouble.of(0.9)).waiting()).isEqualTo(Waiting.RINGING);
        assertThat(next.ring(Ring.TAKEN).waiting()).isEqualTo(Waiting.ENDED);
        assertThat(asks()).as("both calls are over").isEqualTo(Waiting.RINGING);
    }

    /** One call to a tenant, in which anything may happen; true if adviser and tenant spoke. */
    private static boolean walk(Random random) throws Exception {
        tell("/status", Map.of("CallStatus", "ringing"));
        if (random.nextInt(4) == 0) {
            return ended(NOT_ANSWERED.get(random.nextInt(NOT_ANSWERED.size())));
        }
        tell("/status", Map.of("CallStatus", "in-progress"));
        List<Element> whisper = ask(address(""), Map.of());
        Element gather = whisper.get(0);
        assertThat(gather.getTagName()).isEqualTo("Gather");
        assertThat(gather.getTextContent()).isNotBlank();
        int choice = random.nextInt(5);
        if (choice == 0) {
            return ended("completed");
        }
        String keys = choice == 1 ? "7" : "1";
        List<Element> next = ask(gather.getAttribute("action"), Map.of("Digits", keys));
        if (!keys.equals("1")) {
            assertThat(next).singleElement().extracting(Element::getTagName).isEqualTo("Hangup");
            return ended("completed");
        }
        Element dial = next.get(0);
        assertThat(dial.getTagName()).isEqualTo("Dial");
        tell("/tenant", Map.of("CallStatus", "ringing"));
        boolean answered = random.nextBoolean();
        String status = answered ? "completed" : NOT_ANSWERED.get(random.nextInt(NOT_ANSWERED.size()));
        if (answered) {
            tell("/tenant", Map.of("CallStatus", "in-progress"));
        } else if (random.nextInt(3) == 0) {
            // The adviser gives up while the tenant's telephone rings: the action is not certain to be asked for.
            return ended("completed");
        }
        List<Element> after = ask(
                dial.getAttribute("action"),
                Map.of("DialCallStatus", status, "DialBridged", Boolean.toString(answered)));
        assertThat(after.get(after.size() - 1).getTagName()).isEqualTo("Hangup");
        if (!answered) {
            assertThat(after.get(0).getTextContent())
                    .as("it is said that nobody answered")
                    .isNotBlank();
        }
        ended("completed");
        return answered;
    }

    private static boolean ended(String status) throws Exception {
        tell("/status", Map.of("CallStatus", status, "CallDuration", "12"));
        // Callbacks come late and twice.
        tell("/status", Map.of("CallStatus", "ringing"));
        return false;
    }

    private static List<Element> ask(String address, Map<String, String> own) throws Exception {
        SignedPost.Answer answer = line.post.post(address, fields(own));
        assertThat(answer.status()).isEqualTo(200);
        List<Element> verbs = TwimlText.verbs(answer.body());
        assertThat(verbs).isNotEmpty();
        return verbs;
    }

    private static void tell(String below, Map<String, String> own) throws Exception {
        assertThat(line.post.post(address(below), fields(own)).status()).isEqualTo(204);
    }

    private static String address(String below) {
        return line.post.address("/twilio/voice/out/" + dialled + below);
    }

    private static Map<String, String> fields(Map<String, String> own) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("CallSid", "CA" + dialled.substring(4));
        fields.put("AccountSid", "AC" + "0".repeat(32));
        fields.put("Direction", "outbound-api");
        fields.putAll(own);
        return fields;
    }

    /** What a new caller waits for, once they have asked for a person. */
    private static Waiting asks() throws Exception {
        SimulatedCall call = line.call(number());
        call.begin();
        return call.say("un conseiller", OptionalDouble.of(0.9)).waiting();
    }

    /** The conversation of a tenant who asked for a person and hung up. */
    private static long conversation() throws Exception {
        SimulatedCall call = line.call(number());
        call.begin();
        call.say("un conseiller", OptionalDouble.of(0.9));
        call.hangUp();
        return line.count("conversation");
    }

    private static String number() {
        return "+3363998%04d".formatted(7000 + caller++);
    }
}
