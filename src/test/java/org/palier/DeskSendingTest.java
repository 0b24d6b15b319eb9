package org.palier;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import mockwebserver3.MockWebServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.bench.Served;
import org.palier.database.Database;
import org.palier.landlords.LandlordFile;
import org.palier.landlords.Landlords;
import org.palier.settings.Settings;
import org.palier.twilio.FakeTwilio;
import org.palier.twilio.Form;
import org.palier.twilio.Signature;
import org.palier.web.Caller;
import org.palier.web.Staff;
import org.palier.web.StaffAccounts;

/** An adviser's reply on its way through the whole program to Twilio, whose REST API is troubled. */
class DeskSendingTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final String EMAIL = "anne@habitat.example";
    private static final String PASSWORD = "un mot de passe long";
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    @TempDir
    private Path data;

    private final MockWebServer server = new MockWebServer();
    private final FakeTwilio twilio = new FakeTwilio(Clock.systemUTC());
    private String publicUrl = "";
    private Settings settings;
    private Running running;
    private Database database;

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(twilio);
        server.start();
        int port = Served.freePort();
        publicUrl = Served.publicUrl(port);
        settings = Settings.of(Map.of(
                "PALIER_PORT",
                Integer.toString(port),
                "PALIER_DATA",
                data.toString(),
                "PALIER_PUBLIC_URL",
                publicUrl,
                "PALIER_BURST_SECONDS",
                "0",
                "PALIER_MAILBOX_KEY",
                "0".repeat(64),
                "PALIER_TWILIO_API_URL",
                server.url("/").toString(),
                "TWILIO_ACCOUNT_SID",
                "AC" + "0".repeat(32),
                "TWILIO_AUTH_TOKEN",
                TOKEN));
        try (Database prepared = Database.open(data.resolve("palier.db"))) {
            long landlord = new Landlords(prepared, Clock.systemUTC())
                    .store("example.yaml", LandlordFile.example())
                    .id();
            new StaffAccounts(prepared, Clock.systemUTC())
                    .add(landlord, EMAIL, "Anne Martin", Staff.Role.AGENT, PASSWORD);
        }
        serve();
    }

    private void serve() throws Exception {
        database = Database.open(data.resolve("palier.db"));
        running = Running.start(
                settings,
                Clock.systemUTC(),
                database,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                Knowledge.begin(settings));
    }

    @AfterEach
    void stop() {
        running.close();
        server.close();
    }

    /** Posts what Twilio would, signed. */
    private int posted(String target, String form) throws Exception {
        byte[] body = form.getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(publicUrl + target))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", Signature.of(TOKEN, publicUrl + target, Form.of(body)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private Caller signedIn() throws Exception {
        Caller caller = new Caller(running.port());
        caller.post("/login", "email", EMAIL, "password", PASSWORD);
        return caller;
    }

    /** A tenant asks for a person, and an adviser takes the case; answers its page. */
    private String taken(Caller adviser) throws Exception {
        String line = database.read(tx -> tx.createQuery("SELECT number FROM line_number")
                .mapTo(String.class)
                .first());
        String form = "MessageSid=SM" + "a".repeat(32) + "&From=%2B33639980001&To=%2B" + line.substring(1)
                + "&Body=HUMAIN&NumMedia=0&AccountSid=AC" + "0".repeat(32);
        assertThat(posted("/twilio/sms", form)).isEqualTo(200);
        return adviser.post("/desk/next").headers().firstValue("Location").orElseThrow();
    }

    private String state() {
        return database.read(tx -> tx.createQuery("SELECT state FROM outbox WHERE kind = 'adviser'")
                .mapTo(String.class)
                .one());
    }

    @Test
    void a_reply_whose_first_attempt_timed_out_reaches_the_tenant_once_and_its_statuses_never_go_back()
            throws Exception {
        twilio.script.add(FakeTwilio.Answer.MADE_THEN_SILENT);
        Caller adviser = signedIn();
        String page = taken(adviser);

        adviser.post(page + "/say", "text", "Une seule fois", "once", "1");
        Awaitility.await().atMost(PATIENCE).until(() -> state().equals("sent"));

        assertThat(twilio.bodies()).containsExactly("Une seule fois");
        assertThat(twilio.lookups.get()).isPositive();
        long id = database.read(tx -> tx.createQuery("SELECT id FROM outbox WHERE kind = 'adviser'")
                .mapTo(Long.class)
                .one());
        String sid = "MessageSid=SM" + "%032x".formatted(1) + "&MessageStatus=";
        for (String status : new String[] {"delivered", "sent", "queued", "delivered"}) {
            posted("/twilio/status?outbox=" + id, sid + status);
        }
        assertThat(adviser.get(page).body()).contains("delivery DELIVERED");
    }

    @Test
    void a_reply_that_was_being_sent_when_the_line_stopped_is_not_sent_again_by_the_next_run() throws Exception {
        twilio.script.add(FakeTwilio.Answer.MADE_THEN_SILENT);
        String page = taken(signedIn());
        signedIn().post(page + "/say", "text", "Avant la panne", "once", "2");
        Awaitility.await().atMost(PATIENCE).until(() -> !twilio.bodies().isEmpty());

        running.close();
        serve();
        Awaitility.await().atMost(PATIENCE).until(() -> state().equals("sent"));

        assertThat(twilio.bodies()).containsExactly("Avant la panne");
        assertThat(signedIn().get(page).body()).contains("Avant la panne", "delivery SENT");

        signedIn().post(page + "/say", "text", "Avant la panne", "once", "2");
        assertThat(database.<Integer>read(tx -> tx.createQuery("SELECT count(*) FROM outbox WHERE kind = 'adviser'")
                        .mapTo(Integer.class)
                        .one()))
                .as("the browser did not hear of it, and sent its form again")
                .isEqualTo(1);
    }
}
