package org.palier;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.bench.Served;
import org.palier.database.Database;
import org.palier.landlords.LandlordFile;
import org.palier.landlords.Landlords;
import org.palier.settings.Settings;
import org.palier.testphone.SignedPost;
import org.palier.testphone.SimulatedCall;
import org.palier.twilio.Form;
import org.palier.web.Caller;
import org.palier.web.Staff;
import org.palier.web.StaffAccounts;

/** Calls at the desk, over HTTP from the desk's pages to Twilio's REST API and back through its webhooks. */
class DeskCallTest {
    private static final String TOKEN = "token-of-the-test";
    private static final String ACCOUNT = "AC" + "1".repeat(32);
    private static final String PASSWORD = "un mot de passe";
    private static final String ADVISER_PHONE = "+33639980097";
    private static final byte[] SPEECH =
            "ID3bonjour, c'est au sujet du chauffage".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    @TempDir
    static Path data;

    private static final MockWebServer TWILIO = new MockWebServer();
    private static final Queue<MockResponse> PLACINGS = new ConcurrentLinkedQueue<>();
    private static final Queue<RecordedRequest> PLACED = new ConcurrentLinkedQueue<>();
    private static Database database;
    private static Running palier;
    private static SignedPost post;
    private static int tenants;

    private Caller adviser;

    @BeforeAll
    static void start() throws Exception {
        TWILIO.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        TWILIO.start();
        int port = Served.freePort();
        Settings settings = Settings.of(Map.of(
                "PALIER_PORT",
                Integer.toString(port),
                "PALIER_DATA",
                data.toString(),
                "PALIER_PUBLIC_URL",
                "http://localhost:" + port,
                "PALIER_TWILIO_API_URL",
                "http://localhost:" + TWILIO.getPort(),
                "TWILIO_ACCOUNT_SID",
                ACCOUNT,
                "TWILIO_AUTH_TOKEN",
                TOKEN,
                "PALIER_MAILBOX_KEY",
                "0f".repeat(32)));
        database = Database.open(data.resolve("palier.db"));
        MovingClock clock = new MovingClock("2026-11-24T20:00:00Z");
        long landlord = new Landlords(database, clock)
                .store("example.yaml", LandlordFile.example())
                .id();
        StaffAccounts accounts = new StaffAccounts(database, clock);
        accounts.add(landlord, "camille@habitat.example", "Camille", Staff.Role.SUPERVISOR, PASSWORD);
        accounts.add(landlord, "sacha@habitat.example", "Sacha", Staff.Role.SUPERVISOR, PASSWORD);
        palier = Running.start(
                settings,
                clock,
                database,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                Knowledge.begin(settings));
        post = new SignedPost(URI.create("http://localhost:" + port), settings.publicUrl(), TOKEN, new Random(7));
    }

    @AfterAll
    static void stop() {
        palier.close();
        TWILIO.close();
    }

    @BeforeEach
    void begin() throws Exception {
        PLACINGS.clear();
        PLACED.clear();
        database.write(tx -> tx.execute("UPDATE call SET status = 'completed', rank = 5"));
        database.write(tx ->
                tx.execute("UPDATE escalation SET state = 'closed', holder = NULL, held_at = NULL, closed_at = 0"));
        database.write(tx -> tx.execute("UPDATE staff SET phone = NULL"));
        adviser = signedIn("camille@habitat.example");
    }

    private static MockResponse answer(RecordedRequest request) {
        String path = request.getTarget();
        if (path.endsWith("/Calls.json")) {
            PLACED.add(request);
            MockResponse placing = PLACINGS.poll();
            return placing != null
                    ? placing
                    : json(201, "{\"sid\": \"CA" + "2".repeat(32) + "\", \"status\": \"queued\"}");
        }
        if (path.endsWith(".mp3")) {
            return new MockResponse.Builder()
                    .code(200)
                    .setHeader("Content-Type", "audio/mpeg")
                    .body(new okio.Buffer().write(SPEECH))
                    .build();
        }
        return json(
                path.contains("/Recordings/") ? 204 : 201,
                "{\"sid\": \"SM" + "3".repeat(32) + "\", \"status\": \"queued\"}");
    }

    private static MockResponse json(int code, String body) {
        MockResponse.Builder answer =
                new MockResponse.Builder().code(code).setHeader("Content-Type", "application/json");
        return (code == 204 ? answer : answer.body(body)).build();
    }

    private static Caller signedIn(String email) throws Exception {
        Caller caller = new Caller(palier.port());
        caller.post("/login", "email", email, "password", PASSWORD);
        return caller;
    }

    /** A tenant calls at night and wants a person; the adviser takes the conversation. Gives its page. */
    private String taken(String from) throws Exception {
        SimulatedCall call = calling(from);
        call.press("0");
        call.hangUp();
        return location(adviser.post("/desk/next"));
    }

    private static SimulatedCall calling(String from) throws Exception {
        SimulatedCall call = new SimulatedCall(post, ACCOUNT, from, new org.palier.phones.PhoneNumber("+33536490001"));
        call.begin();
        return call;
    }

    private static String tenant() {
        return "+3363998%04d".formatted(++tenants);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static int count(String fromWhere) {
        return database.read(tx -> tx.createQuery("SELECT count(*) FROM " + fromWhere)
                .mapTo(Integer.class)
                .one());
    }

    private String told(String page, String... fields) throws Exception {
        String to = location(adviser.post(page + "/call", fields));
        assertThat(to).startsWith(page);
        return to.substring(to.indexOf("told=") + "told=".length());
    }

    /** What Twilio asks and tells of a call, at the address that it was given. */
    private static String twilio(String address, String... fields) throws Exception {
        Map<String, String> all = new LinkedHashMap<>(Map.of("CallSid", "CA" + "2".repeat(32)));
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        return new String(post.post(address, all).body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Form placed() throws Exception {
        return Form.of(PLACED.remove().getBody().toByteArray());
    }

    @Test
    void an_adviser_calls_and_the_page_follows_from_the_first_ring_to_the_end() throws Exception {
        String tenant = tenant();
        String page = taken(tenant);
        assertThat(adviser.get(page).body()).contains("votre propre téléphone", "/account#telephone");
        assertThat(told(page)).isEqualTo("call-no-phone");
        adviser.post("/account/phone", "phone", "06 39 98 00 97");
        assertThat(adviser.get(page).body()).contains("Appeler maintenant", "06 39 98 00 97", "05 36 49 00 01");

        assertThat(told(page)).isEqualTo("call-ringing");

        Form request = placed();
        assertThat(request.value("To")).contains(ADVISER_PHONE);
        assertThat(request.value("From")).contains("+33536490001");
        String address = request.value("Url").orElseThrow();
        assertThat(adviser.get(page).body()).contains("Le téléphone de Camille sonne");
        assertThat(told(page)).as("one call at a time").isEqualTo("call-busy");
        twilio(address + "/status", "CallStatus", "in-progress");
        assertThat(twilio(address)).contains("tapez 1");
        assertThat(adviser.get(page).body()).contains("Camille a décroché et doit taper 1");
        assertThat(twilio(address + "/dial", "Digits", "1")).contains(tenant + "</Number>");
        twilio(address + "/tenant", "CallStatus", "ringing");
        assertThat(adviser.get(page).body()).contains("Le téléphone du locataire sonne");
        twilio(address + "/tenant", "CallStatus", "in-progress");
        twilio(address + "/tenant", "CallStatus", "ringing");
        assertThat(adviser.get(page).body()).contains("En conversation avec Camille");
        twilio(address + "/done", "DialCallStatus", "completed");
        twilio(address + "/status", "CallStatus", "completed", "CallDuration", "80");
        assertThat(adviser.get(page).body()).contains("A parlé avec Camille", "1 min 20 s");
        assertThat(count("audit WHERE action = 'tenant-called' AND staff_id = 1 AND conversation_id = "
                        + page.replaceAll("\\D", "")))
                .isEqualTo(1);
        assertThat(count("escalation JOIN contact ON contact.id = contact_id WHERE address = '" + tenant
                        + "' AND answered_at IS NOT NULL"))
                .isEqualTo(1);
    }

    @Test
    void a_call_that_comes_to_nothing_says_why() throws Exception {
        adviser.post("/account/phone", "phone", ADVISER_PHONE);
        String page = taken(tenant());
        PLACINGS.add(json(400, "{\"code\": 21211, \"message\": \"Invalid 'To' Phone Number\", \"status\": 400}"));
        assertThat(told(page)).isEqualTo("call-not-placed");
        assertThat(adviser.get(page).body()).contains("L'opérateur n'a pas pu lancer l'appel");
        PLACED.clear();

        assertThat(told(page)).isEqualTo("call-ringing");
        twilio(placed().value("Url").orElseThrow() + "/status", "CallStatus", "no-answer");
        assertThat(adviser.get(page).body()).contains("Camille n'a pas décroché");

        assertThat(told(page)).isEqualTo("call-ringing");
        String address = placed().value("Url").orElseThrow();
        twilio(address + "/dial", "Digits", "1");
        assertThat(twilio(address + "/done", "DialCallStatus", "busy")).contains("n'a pas décroché");
        twilio(address + "/status", "CallStatus", "completed", "CallDuration", "20");
        assertThat(adviser.get(page).body()).contains("Occupé chez le locataire");
    }

    @Test
    void who_hides_the_number_is_called_at_the_one_that_was_typed_or_not_at_all() throws Exception {
        adviser.post("/account/phone", "phone", ADVISER_PHONE);
        String page = taken("anonymous");
        assertThat(adviser.get(page).body())
                .contains("a masqué son numéro et n'en a pas laissé")
                .doesNotContain("Appeler maintenant");
        assertThat(told(page)).isEqualTo("call-unreachable");
        assertThat(PLACED).isEmpty();

        SimulatedCall call = calling("anonymous");
        call.press("9");
        call.press("0639980055");
        call.press("1");
        call.hangUp();
        String left = location(adviser.post("/desk/next"));

        assertThat(adviser.get(left).body()).contains("a laissé un numéro où le rappeler", "Demande à être rappelé");
        assertThat(told(left)).isEqualTo("call-ringing");
        String address = placed().value("Url").orElseThrow();
        assertThat(twilio(address + "/dial", "Digits", "1")).contains("+33639980055</Number>");
        twilio(address + "/done", "DialCallStatus", "completed");
        twilio(address + "/status", "CallStatus", "completed");
        assertThat(told(left)).as("once more, after a mailbox answered").isEqualTo("call-ringing");
    }

    @Test
    void a_confidential_tenant_is_called_only_once_it_is_confirmed_to_be_safe() throws Exception {
        adviser.post("/account/phone", "phone", ADVISER_PHONE);
        String page = taken(tenant());
        adviser.post(page + "/contact", "language", "fr", "call-hours", "le matin", "discreet", "yes");
        assertThat(adviser.get(page).body()).contains("Appelez seulement à ces heures : le matin");

        assertThat(told(page)).isEqualTo("call-unsure");
        assertThat(PLACED).isEmpty();
        assertThat(told(page, "sure", "yes")).isEqualTo("call-ringing");
    }

    @Test
    void only_who_holds_the_conversation_calls() throws Exception {
        String page = taken(tenant());
        Caller colleague = signedIn("sacha@habitat.example");
        colleague.post("/account/phone", "phone", "+33639980096");

        assertThat(location(colleague.post(page + "/call"))).endsWith("told=not-yours");
        assertThat(colleague.get(page).body()).contains("Prenez la conversation pour appeler");
        assertThat(colleague.post("/desk/c/999999/call").statusCode()).isEqualTo(404);
        assertThat(PLACED).isEmpty();
    }

    @Test
    void a_message_stands_in_the_conversation_and_each_listening_is_kept() throws Exception {
        SimulatedCall call = calling(tenant());
        call.say("je voudrais parler à quelqu'un", OptionalDouble.of(0.9));
        call.press("1");
        call.tone("RE" + "a".repeat(32), 14, true);
        String page = location(adviser.post("/desk/next"));
        assertThat(adviser.get(page).body())
                .contains("Message vocal", "14 s", "A laissé un message", "je voudrais parler à quelqu")
                .doesNotContain("humain");

        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> adviser.get(page).body().contains("<audio"));

        assertThat(adviser.get(page).body()).contains("Pas encore écouté");
        long id = database.read(tx -> tx.createQuery("SELECT max(id) FROM recording")
                .mapTo(Long.class)
                .one());
        String voice = "/desk/voice/" + id;
        assertThat(new Caller(palier.port()).get(voice).statusCode()).isNotEqualTo(200);
        HttpResponse<String> begun = adviser.get(voice, "Range", "bytes=0-");
        assertThat(begun.statusCode()).isEqualTo(206);
        assertThat(begun.headers().firstValue("Content-Range")).contains("bytes 0-38/39");
        assertThat(adviser.get(voice, "Range", "bytes=3-9").body()).isEqualTo("bonjour");
        assertThat(count("audit WHERE action = 'message-heard'")).isEqualTo(1);
        signedIn("sacha@habitat.example").get(voice, "Range", "bytes=3-9");
        adviser.get(voice);
        assertThat(count("audit WHERE action = 'message-heard' AND conversation_id IS NOT NULL"))
                .isEqualTo(3);
        assertThat(adviser.get(page).body()).contains("Écouté par Camille, Sacha");

        database.write(tx -> tx.execute("UPDATE recording SET state = 'failed', file = NULL, trouble = 'status 404'"));
        assertThat(adviser.get(page).body())
                .contains("Le message est perdu", "status 404")
                .doesNotContain("<audio");
        assertThat(adviser.get(voice).statusCode()).isEqualTo(404);
    }

    @Test
    void who_may_not_read_the_conversation_does_not_hear_its_messages() throws Exception {
        SimulatedCall call = calling(tenant());
        call.press("0");
        call.press("1");
        call.tone("RE" + "b".repeat(32), 8, false);
        long id = database.read(tx -> tx.createQuery("SELECT max(id) FROM recording")
                .mapTo(Long.class)
                .one());
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> count("recording WHERE file IS NOT NULL AND id = " + id) == 1);
        database.write(tx -> tx.execute(
                "UPDATE staff SET role = 'agent', queues = 'technique', confidential = 0 WHERE name = 'Sacha'"));

        Caller stranger = signedIn("sacha@habitat.example");

        assertThat(stranger.get("/desk/voice/" + id).statusCode()).isEqualTo(404);
        database.write(tx -> tx.execute("UPDATE staff SET role = 'supervisor', confidential = 1 WHERE name = 'Sacha'"));
    }

    @Test
    void the_queue_tells_a_key_and_a_message_from_words() throws Exception {
        SimulatedCall pressed = calling(tenant());
        pressed.press("0");
        pressed.hangUp();
        SimulatedCall silent = calling(tenant());
        silent.silence();
        silent.silence();
        silent.silence();
        silent.tone("RE" + "c".repeat(32), 5, true);

        assertThat(adviser.get("/desk").body()).contains("Touche 0", "Message vocal");
    }
}
