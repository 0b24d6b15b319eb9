package org.palier.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palier.conversations.Media;
import org.palier.database.StorageUnavailableException;
import org.palier.dialogue.Heard.OptOutKeyword;
import org.palier.intents.Channel;
import org.palier.line.Inbound;
import org.palier.line.Receipt;
import org.palier.phones.PhoneNumber;
import org.palier.phones.Sender;
import org.palier.web.Assets;
import org.palier.web.Pages;
import org.palier.web.RawHttp;
import org.palier.web.Server;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmsWebhookTest {
    private static final String PUBLIC = "https://ligne.example.org";
    private static final String TOKEN = "token-of-the-test";
    private static final String SID = "SM0123456789abcdef0123456789abcdef";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final BlockingQueue<Inbound> received = new LinkedBlockingQueue<>();
    private final AtomicBoolean full = new AtomicBoolean();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Server server;

    @BeforeAll
    void start() throws Exception {
        Function<Inbound, Receipt> line = message -> {
            if (full.get()) {
                throw new StorageUnavailableException("disk full");
            }
            received.add(message);
            return new Receipt(
                    1, message.body().equals("silence") ? List.of() : List.of("Reçu : " + message.body()), false);
        };
        SmsWebhook webhook = new SmsWebhook(new Signature(URI.create(PUBLIC), List.of(TOKEN)), line, meters);
        server = Server.start("127.0.0.1", 0, new Pages(new Assets(), List.of()), List.of(webhook::routes));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void reset() {
        received.clear();
        full.set(false);
    }

    @Test
    void a_signed_message_is_received_and_answered() throws Exception {
        HttpResponse<byte[]> answer = post(Map.of("Body", "Bonjour, l'été & <moi> 😀"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .isEqualToIgnoringCase("text/xml;charset=utf-8");
        assertThat(TwimlTest.parsed(answer.body())).containsExactly("Reçu : Bonjour, l'été & <moi> 😀");
        assertThat(received).singleElement().satisfies(message -> {
            assertThat(message.sid()).isEqualTo(SID);
            assertThat(message.channel()).isEqualTo(Channel.SMS);
            assertThat(message.sender()).isEqualTo(new Sender.Subscriber(new PhoneNumber("+33639980001")));
            assertThat(message.line().e164()).isEqualTo("+33536490001");
        });
    }

    @Test
    void nothing_to_say_is_an_empty_response() throws Exception {
        assertThat(new String(post(Map.of("Body", "silence")).body(), StandardCharsets.UTF_8))
                .endsWith("<Response/>");
    }

    @Test
    void a_message_by_whatsapp_is_known_by_its_channel() throws Exception {
        post(Map.of("From", "whatsapp:+33639980001", "To", "whatsapp:+33536490001", "WaId", "33639980001"));

        assertThat(received).singleElement().satisfies(message -> {
            assertThat(message.channel()).isEqualTo(Channel.WHATSAPP);
            assertThat(message.sender().address()).isEqualTo("+33639980001");
            assertThat(message.line().e164()).isEqualTo("+33536490001");
        });
    }

    @Test
    void a_picture_alone_has_its_link() throws Exception {
        post(Map.of(
                "Body", "",
                "NumMedia", "2",
                "MediaUrl0", "https://api.twilio.com/media/ME1",
                "MediaContentType0", "image/jpeg",
                "MediaUrl1", "javascript:alert(1)"));

        assertThat(received).singleElement().satisfies(message -> {
            assertThat(message.body()).isEmpty();
            assertThat(message.media()).containsExactly(new Media("https://api.twilio.com/media/ME1", "image/jpeg"));
        });
    }

    @ParameterizedTest
    @CsvSource({"STOP", "START", "HELP"})
    void what_twilio_answered_already_is_told(OptOutKeyword keyword) throws Exception {
        post(Map.of("Body", "x", "OptOutType", keyword.name()));

        assertThat(received).singleElement().extracting(Inbound::optOut).isEqualTo(Optional.of(keyword));
    }

    @ParameterizedTest
    @CsvSource({
        "36180, ShortCode",
        "'Free Mobile', Alphanumeric",
        "+266696687, Withheld",
        "anonymous, Withheld",
        "'', Withheld",
        "0639980001, Raw"
    })
    void whoever_writes_is_received(String from, String kind) throws Exception {
        assertThat(post(Map.of("From", from)).statusCode()).isEqualTo(200);

        assertThat(received)
                .singleElement()
                .satisfies(message ->
                        assertThat(message.sender().getClass().getSimpleName()).isEqualTo(kind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Body=%00a%01b%0Dc",
                "Body=%ED%A0%80x",
                "Body=%FF%FE",
                "Body=",
                "",
                "Body=e%CC%81",
                "Body=%D9%85%D8%B1%E2%80%8F",
                "Body=%F0%9F%91%A8%E2%80%8D%F0%9F%91%A9&Body=autre",
                "Unbekannt=%C3%A9&Body=%"
            })
    void any_bytes_make_a_message_and_valid_twiml(String body) throws Exception {
        String form = body + "&MessageSid=" + SID + "&From=%2B33639980001&To=%2B33536490001";

        HttpResponse<byte[]> answer = post(form, sign(SmsWebhook.PATH, form));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(TwimlTest.parsed(answer.body())).hasSize(1);
        assertThat(received)
                .singleElement()
                .satisfies(message -> assertThat(message.body())
                        .isEqualTo(java.text.Normalizer.normalize(message.body(), java.text.Normalizer.Form.NFC))
                        .doesNotContain("\u0000", "\u0001", "\r"));
    }

    @Test
    void a_text_of_1600_characters_is_whole_and_the_answer_in_parts() throws Exception {
        HttpResponse<byte[]> answer = post(Map.of("Body", "ê".repeat(1600)));

        assertThat(received)
                .singleElement()
                .extracting(message -> message.body().length())
                .isEqualTo(1600);
        assertThat(String.join("", TwimlTest.parsed(answer.body()))).endsWith("ê".repeat(1600));
    }

    @Test
    void a_wrong_missing_or_tampered_signature_stores_nothing() throws Exception {
        String form = encoded(Map.of("Body", "x"));
        double before = forged();

        assertThat(post(form, null).statusCode()).isEqualTo(403);
        assertThat(post(form, "").statusCode()).isEqualTo(403);
        assertThat(post(form, "AAAAAAAAAAAAAAAAAAAAAAAAAAA=").statusCode()).isEqualTo(403);
        assertThat(post(form + "&a=b", sign(SmsWebhook.PATH, form)).statusCode())
                .isEqualTo(403);
        assertThat(post(form, sign(SmsWebhook.PATH + "?x", form)).statusCode()).isEqualTo(403);
        assertThat(received).isEmpty();
        assertThat(forged()).isEqualTo(before + 5);
    }

    @Test
    void a_thousand_forged_webhooks_are_all_refused() throws Exception {
        Random random = new Random(5);
        for (int i = 0; i < 1000; i++) {
            String form = encoded(Map.of("Body", "forged " + i));
            byte[] guess = new byte[20];
            random.nextBytes(guess);
            @Nullable
            String header = switch (i % 4) {
                case 0 -> null;
                case 1 -> java.util.Base64.getEncoder().encodeToString(guess);
                case 2 -> Signature.of("another-token", PUBLIC + SmsWebhook.PATH, Form.of(bytes(form)));
                default -> sign(SmsWebhook.PATH, form.replace("forged", "signed"));
            };

            assertThat(post(form, header).statusCode()).isEqualTo(403);
        }
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From=%2B33639980001&To=%2B33536490001&Body=x",
                "MessageSid=SM1&From=%2B33639980001&To=%2B33536490001",
                "MessageSid=SM0123456789abcdef0123456789abcdefNumMedia0&From=%2B33639980001&To=%2B33536490001",
                "MessageSid=SM0123456789abcdef0123456789abcdef&To=%2B33536490001",
                "MessageSid=SM0123456789abcdef0123456789abcdef&From=%2B33639980001&To=36180",
                "MessageSid=SM0123456789abcdef0123456789abcdef&From=%2B33639980001"
            })
    void a_signed_form_that_is_no_message_is_refused(String form) throws Exception {
        assertThat(post(form, sign(SmsWebhook.PATH, form)).statusCode()).isEqualTo(400);
        assertThat(received).isEmpty();
    }

    @Test
    void a_method_override_is_refused_although_signed() throws Exception {
        String form = encoded(Map.of());
        HttpRequest request = request(form, sign(SmsWebhook.PATH, form))
                .header("X-HTTP-Method-Override", "GET")
                .build();

        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
        assertThat(received).isEmpty();
    }

    @Test
    void other_methods_and_types_are_refused() throws Exception {
        assertThat(client.send(HttpRequest.newBuilder(uri()).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(405);
        HttpRequest json = HttpRequest.newBuilder(uri())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        assertThat(client.send(json, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
    }

    @Test
    void a_failure_to_store_is_503_so_that_the_fallback_speaks() throws Exception {
        full.set(true);

        HttpResponse<byte[]> answer = post(Map.of("Body", "x"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("disk full", "Exception");
    }

    @Test
    void a_body_that_is_too_large_is_refused_announced_or_not() throws Exception {
        String large = "Body=" + "x".repeat(70_000);

        assertThat(post(large, "x").statusCode()).isEqualTo(413);
        HttpRequest chunked = HttpRequest.newBuilder(uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(bytes(large))))
                .build();
        assertThat(client.send(chunked, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
        assertThat(received).isEmpty();
    }

    @Test
    void a_body_sent_in_chunks_is_a_body() throws Exception {
        String form = encoded(Map.of("Body", "en morceaux"));
        HttpRequest chunked = HttpRequest.newBuilder(uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", sign(SmsWebhook.PATH, form))
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(bytes(form))))
                .build();

        assertThat(client.send(chunked, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    @Test
    void half_a_request_stores_nothing_and_holds_nobody_up() throws Exception {
        String form = encoded(Map.of("Body", "x"));
        String head =
                "POST /twilio/sms HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nX-Twilio-Signature: "
                        + sign(SmsWebhook.PATH, form) + "\r\nContent-Length: " + form.length() + "\r\n\r\n";
        try (RawHttp cut = new RawHttp(server.port());
                RawHttp waiting = new RawHttp(server.port());
                RawHttp headless = new RawHttp(server.port())) {
            cut.send(head + form.substring(0, 10)).close();
            waiting.send(head + form.substring(0, 10));
            headless.send(head.substring(0, 30));

            assertThat(post(Map.of("Body", "entier")).statusCode()).isEqualTo(200);
            assertThat(waiting.readToEnd()).startsWith("HTTP/1.1 408").doesNotContain("Exception", "still open");
            assertThat(headless.readToEnd()).doesNotContain("Exception", "still open");
        }
        assertThat(received).singleElement().extracting(Inbound::body).isEqualTo("entier");
    }

    private double forged() {
        return meters.get("palier.webhook").tag("outcome", "forged").timer().count();
    }

    private HttpResponse<byte[]> post(Map<String, String> fields) throws Exception {
        String form = encoded(fields);
        return post(form, sign(SmsWebhook.PATH, form));
    }

    private HttpResponse<byte[]> post(String form, @Nullable String header) throws IOException, InterruptedException {
        return client.send(request(form, header).build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String form, @Nullable String header) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return header == null ? request : request.header("X-Twilio-Signature", header);
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + server.port() + SmsWebhook.PATH);
    }

    private static String encoded(Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "MessageSid", SID,
                "SmsStatus", "received",
                "AccountSid", "AC00000000000000000000000000000000",
                "From", "+33639980001",
                "To", "+33536490001",
                "Body", "bonjour",
                "NumMedia", "0"));
        all.putAll(fields);
        return all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String sign(String path, String form) {
        return Signature.of(TOKEN, PUBLIC + path, Form.of(bytes(form)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
