package org.palier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.calls.Outgoing.Outcome;
import org.palier.settings.Settings;
import org.palier.testphone.SimulatedCall;
import org.palier.twilio.Form;
import org.palier.twilio.TwilioDialer;
import org.palier.twilio.VoiceUrls;

/** An adviser calls a tenant: one request to Twilio, the adviser's telephone first, then the tenant's. */
class OutgoingTest {
    private static final long ADVISER = 1;

    @TempDir
    private Path data;

    private final MockWebServer twilio = new MockWebServer();
    private CallLine line;

    @BeforeEach
    void start() throws Exception {
        twilio.start();
        Settings.Twilio account = new Settings.Twilio("AC" + "1".repeat(32), "the-token", Optional.empty());
        line = new CallLine(
                data,
                Map.of(),
                new TwilioDialer(
                        account,
                        twilio.url("/").uri(),
                        new VoiceUrls(java.net.URI.create("https://ligne.example.org")),
                        java.time.Duration.ofSeconds(5)));
        SimulatedCall call = line.call(CallLine.TENANT);
        call.begin();
        call.press("9");
        call.hangUp();
    }

    @AfterEach
    void stop() {
        line.close();
        twilio.close();
    }

    private static MockResponse placed() {
        return new MockResponse.Builder()
                .code(201)
                .setHeader("Content-Type", "application/json")
                .body("""
                        {"sid": "CA%s", "status": "queued", "direction": "outbound-api"}""".formatted("2".repeat(32)))
                .build();
    }

    private String answer(String address, Map<String, String> own) throws Exception {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("CallSid", "CA" + "2".repeat(32), "AccountSid", "AC"));
        fields.putAll(own);
        return new String(line.post.post(address, fields).body(), StandardCharsets.UTF_8);
    }

    @Test
    void the_adviser_s_telephone_rings_first_and_a_key_there_rings_the_tenant() throws Exception {
        twilio.enqueue(placed());

        assertThat(line.switchboard.outgoing().call(1, ADVISER)).isEqualTo(Outcome.RINGING);

        RecordedRequest request = twilio.takeRequest();
        Form form = Form.of(request.getBody().toByteArray());
        assertThat(form.value("To")).contains(CallLine.ADVISER.e164());
        assertThat(form.value("From")).contains("+33536490001");
        String address = form.value("Url").orElseThrow();
        assertThat(answer(address, Map.of())).contains("Pour appeler le locataire, tapez 1");
        assertThat(answer(address + "/dial", Map.of("Digits", "2"))).doesNotContain(CallLine.TENANT);
        assertThat(answer(address + "/dial", Map.of("Digits", "1")))
                .contains(CallLine.TENANT + "</Number>", "callerId=\"+33536490001\"");
        answer(address + "/done", Map.of("DialCallStatus", "completed"));
        line.post.post(address + "/status", Map.of("CallStatus", "completed", "CallDuration", "80"));

        assertThat(line.count("call WHERE direction = 'out' AND outcome = 'spoke' AND seconds = 80"))
                .isEqualTo(1);
        assertThat(line.count("call_back WHERE called_at IS NOT NULL")).isEqualTo(1);
    }

    @Test
    void a_call_that_may_have_been_placed_is_not_placed_again() throws Exception {
        twilio.enqueue(new MockResponse.Builder().code(503).build());

        assertThat(line.switchboard.outgoing().call(1, ADVISER)).isEqualTo(Outcome.NOT_PLACED);

        assertThat(twilio.getRequestCount()).isEqualTo(1);
        assertThat(line.count("call WHERE direction = 'out' AND status = 'failed'"))
                .isEqualTo(1);
        assertThat(line.count("call_back WHERE called_at IS NULL")).isEqualTo(1);
    }

    @Test
    void what_cannot_be_called_is_told() {
        assertThat(line.switchboard.outgoing().call(99, ADVISER)).isEqualTo(Outcome.GONE);
        assertThat(line.switchboard.outgoing().call(1, 77)).isEqualTo(Outcome.NO_PHONE);
    }
}
