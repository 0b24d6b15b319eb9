package org.palier.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.palier.outbox.Bench.LINE;
import static org.palier.outbox.Bench.TENANT;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palier.MovingClock;
import org.palier.outbox.Carrier;
import org.palier.outbox.Carrier.Finding;
import org.palier.outbox.Carrier.Outcome;
import org.palier.settings.Settings;
import org.palier.twilio.FakeTwilio.Answer;

class TwilioCarrierTest {
    static final Settings.Twilio ACCOUNT =
            new Settings.Twilio("AC00000000000000000000000000000001", "secret", Optional.empty());
    static final StatusUrl CALLBACKS = new StatusUrl(URI.create("https://ligne.example.org"));

    private final MovingClock clock = new MovingClock("2026-11-24T20:00:00Z");
    private final FakeTwilio twilio = new FakeTwilio(clock);
    private final MockWebServer server = new MockWebServer();
    private TwilioCarrier carrier;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(twilio);
        server.start();
        carrier = new TwilioCarrier(ACCOUNT, server.url("/prefix/").uri(), CALLBACKS, Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Outcome send(String body) {
        return carrier.send(FakeTwilio.text(LINE, TENANT, body));
    }

    private Finding find(String body) {
        return carrier.find(LINE, TENANT, body, clock.instant());
    }

    @Test
    void a_text_goes_out_as_twilio_documents_it() {
        Outcome outcome = send("Bonjour, ça va ? 😀 a&b=c");

        assertThat(outcome).isEqualTo(new Outcome.Sent("SM%032x".formatted(1), "queued"));
        RecordedRequest request = twilio.requests.get(0);
        Form form = Form.of(request.getBody().toByteArray());
        assertThat(request.getTarget())
                .isEqualTo("/prefix/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages.json");
        assertThat(request.getHeaders().get("Authorization"))
                .isEqualTo("Basic "
                        + Base64.getEncoder()
                                .encodeToString("AC00000000000000000000000000000001:secret"
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(form.value("To")).contains(TENANT);
        assertThat(form.value("From")).contains(LINE);
        assertThat(form.value("Body")).contains("Bonjour, ça va ? 😀 a&b=c");
        assertThat(form.value("ValidityPeriod")).contains("1800");
        assertThat(form.value("StatusCallback")).contains("https://ligne.example.org/twilio/status?outbox=7");
    }

    @Test
    void refusals_keep_their_code_and_tell_whether_they_last() {
        twilio.script.addAll(List.of(Answer.WRONG_NUMBER, Answer.OPTED_OUT, Answer.QUEUE_FULL, Answer.NOT_AUTHORISED));

        assertThat(send("1")).isEqualTo(new Outcome.Refused(21211, true));
        assertThat(send("2")).isEqualTo(new Outcome.Refused(21610, true));
        assertThat(send("3")).isEqualTo(new Outcome.Refused(21611, false));
        assertThat(send("4")).isEqualTo(new Outcome.Refused(20003, true));
    }

    @Test
    void too_much_at_once_is_throttled_for_as_long_as_twilio_says() {
        twilio.script.add(Answer.THROTTLED);

        assertThat(send("1")).isEqualTo(new Outcome.Throttled(Optional.of(Duration.ofSeconds(60))));
        assertThat(twilio.requests).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Answer.class,
            names = {"BROKEN", "BROKEN_PAGE", "RESET", "MADE_THEN_CUT", "MADE_THEN_HALF", "MADE_THEN_BROKEN"})
    void what_cannot_be_told_is_ambiguous_and_reaches_the_server_once(Answer answer) {
        send("warm connection");
        twilio.script.add(answer);

        assertThat(send("1")).isInstanceOf(Outcome.Ambiguous.class);
        assertThat(twilio.requests).hasSize(2);
    }

    @Test
    void silence_is_ambiguous_after_the_timeout() {
        carrier = new TwilioCarrier(ACCOUNT, server.url("/").uri(), CALLBACKS, Duration.ofMillis(300));
        twilio.script.add(Answer.MADE_THEN_SILENT);

        assertThat(send("1")).isInstanceOf(Outcome.Ambiguous.class);
        assertThat(twilio.made).hasSize(1);
    }

    @Test
    void nobody_at_the_address_means_that_nothing_was_sent() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        carrier = new TwilioCarrier(ACCOUNT, URI.create("http://127.0.0.1:" + free), CALLBACKS, Duration.ofSeconds(20));

        assertThat(send("1")).isInstanceOf(Outcome.NotSent.class);
    }

    @Test
    void an_address_without_a_name_means_that_nothing_was_sent() {
        carrier = new TwilioCarrier(ACCOUNT, URI.create("http://nowhere.invalid"), CALLBACKS, Duration.ofSeconds(20));

        assertThat(send("1")).isInstanceOf(Outcome.NotSent.class);
    }

    @Test
    void what_was_made_is_found_by_its_body() {
        send("other");
        send("wanted");
        send("Sent from your Twilio trial account - trial");

        assertThat(find("wanted")).isEqualTo(seen("SM%032x".formatted(2)));
        assertThat(find("trial")).isEqualTo(seen("SM%032x".formatted(3)));
        assertThat(find("absent")).isEqualTo(new Finding.Seen(List.of()));
    }

    @Test
    void older_texts_and_replies_to_webhooks_are_not_ours() {
        send("same");
        clock.advance(Duration.ofMinutes(3));
        twilio.make(Form.of(twilio.requests.get(0).getBody().toByteArray()), "outbound-reply");

        assertThat(find("same")).isEqualTo(new Finding.Seen(List.of()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Answer.class,
            names = {"BROKEN", "BROKEN_PAGE", "MADE_THEN_HALF", "THROTTLED"})
    void a_look_up_that_fails_tells_nothing(Answer answer) {
        twilio.lookupScript.add(answer);

        assertThat(find("wanted")).isInstanceOf(Finding.Unknown.class);
    }

    private static Finding seen(String sid) {
        return new Finding.Seen(List.of(new Carrier.Sighting(sid, "queued")));
    }
}
