package org.palier;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.palier.bench.Served;
import org.palier.conversations.Contacts;
import org.palier.database.Database;
import org.palier.settings.Settings;
import org.palier.web.Caller;

/** A demo in this process, over a file of its own: what tenants text comes through real webhooks. */
final class DemoLine implements AutoCloseable {
    final Database database;
    final Running running;
    private final HttpClient client = HttpClient.newHttpClient();

    DemoLine(Path data) throws Exception {
        Settings settings = Settings.of(Map.of(
                "PALIER_PORT",
                Integer.toString(Served.freePort()),
                "PALIER_DATA",
                data.toString(),
                "PALIER_BURST_SECONDS",
                "0",
                "PALIER_SAME_MESSAGES",
                "20"));
        database = Database.open(data.resolve("palier.db"));
        running = Running.start(
                settings,
                Clock.systemUTC(),
                database,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                Knowledge.begin(settings));
    }

    String address(String path) {
        return "http://localhost:" + running.port() + path;
    }

    /** A tenant texts the line. */
    void text(int tenant, String words) throws Exception {
        String json = "{\"from\":\"%s\",\"text\":\"%s\",\"pictures\":0}".formatted(number(tenant), words);
        HttpRequest request = HttpRequest.newBuilder(URI.create(address("/phone/messages")))
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
    }

    /** What the line sent of itself to a tenant, as the phone's page gets it. */
    String inbox(int tenant) throws Exception {
        return new Caller(running.port())
                .get("/phone/inbox?number=%s&after=0".formatted(number(tenant)))
                .body();
    }

    private static String number(int tenant) {
        return "063998%04d".formatted(tenant);
    }

    /** Somebody of the demo's staff, signed in. */
    Caller signedIn(String email) throws Exception {
        Caller caller = new Caller(running.port());
        caller.post("/login", "email", email, "password", Demo.PASSWORD);
        return caller;
    }

    /** An adviser of one team alone, who may see nothing confidential, signed in. */
    Caller signedInNew(String queue) throws Exception {
        String email = queue + "@demo.example";
        database.write(tx -> tx.execute("""
                INSERT INTO staff (landlord_id, email, name, role, queues, confidential, password, created_at)
                SELECT landlord_id, ?, 'Lou', 'agent', ?, 0, password, 0 FROM staff WHERE email = ?
                ON CONFLICT DO NOTHING""", email, queue, Demo.AGENT));
        return signedIn(email);
    }

    /** Erases every tenant and all that was said. */
    void forgetAll() {
        List<String> addresses = database.read(tx -> tx.createQuery("SELECT address FROM contact")
                .mapTo(String.class)
                .list());
        long landlord = id("SELECT id FROM landlord");
        for (String address : addresses) {
            database.write(tx -> Contacts.forget(tx, landlord, address, null, Instant.now()));
        }
    }

    int count(String fromWhere) {
        return database.read(tx -> tx.createQuery("SELECT count(*) FROM " + fromWhere)
                .mapTo(Integer.class)
                .one());
    }

    long id(String select) {
        return database.read(tx -> tx.createQuery(select).mapTo(Long.class).one());
    }

    @Override
    public void close() {
        running.close();
    }
}
