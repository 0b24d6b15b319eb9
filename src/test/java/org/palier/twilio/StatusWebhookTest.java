package org.palier.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.outbox.Bench;

class StatusWebhookTest {
    private static final String TOKEN = "12345";
    private static final String PUBLIC = "https://ligne.example.org";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Bench bench;
    private Javalin server;
    private long id;

    @BeforeEach
    void start() {
        bench = new Bench(folder, 1);
        bench.work(new DemoCarrier(bench.clock));
        id = bench.add("bonjour");
        bench.settle();
        bench.database.write(
                tx -> tx.execute("UPDATE outbox SET carrier_sid = 'SM1', carrier_status = 'queued', rank = 1"));
        StatusWebhook webhook =
                new StatusWebhook(new Signature(URI.create(PUBLIC), List.of(TOKEN)), bench.statuses, bench.meters);
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            webhook.routes(config.routes);
        });
        server.start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.stop();
        bench.close();
    }

    private int post(String target, String body, @Nullable String signature) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + target))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (signature != null) {
            request.header("X-Twilio-Signature", signature);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private int signed(String target, String body) throws Exception {
        return post(target, body, Signature.of(TOKEN, PUBLIC + target, Form.of(body.getBytes(StandardCharsets.UTF_8))));
    }

    private double counted(String outcome) {
        return bench.meters.counter("palier.statuses", "outcome", outcome).count();
    }

    @Test
    void a_status_is_kept_and_answered_without_content() throws Exception {
        String target = "/twilio/status?outbox=" + id;

        assertThat(signed(target, "MessageSid=SM1&MessageStatus=delivered&AccountSid=AC1&To=%2B33639980101"))
                .isEqualTo(204);
        assertThat(signed(target, "MessageSid=SM1&MessageStatus=sent")).isEqualTo(204);

        assertThat(bench.row(id).status()).isEqualTo("delivered");
        assertThat(counted("news")).isEqualTo(1);
        assertThat(counted("nothing-new")).isEqualTo(1);
    }

    @Test
    void an_error_code_is_kept() throws Exception {
        signed("/twilio/status?outbox=" + id, "MessageSid=SM1&MessageStatus=undelivered&ErrorCode=30005");

        assertThat(bench.row(id).error()).isEqualTo(30005);
    }

    @Test
    void a_forged_status_changes_nothing() throws Exception {
        String body = "MessageSid=SM1&MessageStatus=delivered";
        String other = Signature.of("other", PUBLIC + "/twilio/status", Form.of(body.getBytes(StandardCharsets.UTF_8)));

        assertThat(post("/twilio/status", body, null)).isEqualTo(403);
        assertThat(post("/twilio/status", body, other)).isEqualTo(403);
        assertThat(post(
                        "/twilio/status?outbox=2",
                        body,
                        Signature.of(
                                TOKEN,
                                PUBLIC + "/twilio/status?outbox=1",
                                Form.of(body.getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo(403);

        assertThat(bench.row(id).status()).isEqualTo("queued");
        assertThat(counted("forged")).isEqualTo(3);
    }

    @Test
    void an_unknown_text_and_broken_fields_are_counted_and_answered() throws Exception {
        assertThat(signed("/twilio/status", "MessageSid=SM404&MessageStatus=sent"))
                .isEqualTo(204);
        assertThat(signed("/twilio/status?outbox=x", "MessageSid=SM404&MessageStatus=sent&ErrorCode=x"))
                .isEqualTo(204);
        assertThat(signed("/twilio/status?part=0&reply=SM0", "MessageSid=SM404&MessageStatus=sent"))
                .isEqualTo(204);
        assertThat(signed("/twilio/status", "")).isEqualTo(204);

        assertThat(counted("unknown-text")).isEqualTo(4);
    }

    @Test
    void the_answer_to_a_webhook_names_the_address_of_each_text() {
        StatusUrl callbacks = new StatusUrl(URI.create(PUBLIC));

        assertThat(new String(
                        Twiml.followed(List.of("un", "deux & trois"), part -> callbacks.ofReply("SM12", part)),
                        StandardCharsets.UTF_8))
                .isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?><Response>\
                        <Message statusCallback="https://ligne.example.org/twilio/status?part=0&amp;reply=SM12">un</Message>\
                        <Message statusCallback="https://ligne.example.org/twilio/status?part=1&amp;reply=SM12">deux &amp; trois</Message>\
                        </Response>""");
    }

    @Test
    void the_addresses_name_the_text_in_sorted_parameters() {
        StatusUrl callbacks = new StatusUrl(URI.create(PUBLIC));

        assertThat(callbacks.ofText(7)).hasToString(PUBLIC + "/twilio/status?outbox=7");
        assertThat(callbacks.ofReply("SM12", 1)).hasToString(PUBLIC + "/twilio/status?part=1&reply=SM12");
    }
}
