package org.palier.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The desk over many stored conversations: how long its pages take, and when many open pages learn of a message. */
final class DeskBench {
    private static final int OPEN_CASES = 300;
    private static final int REQUESTS = 300;
    private static final int FEWEST = 3;

    /** The first requests of a page are left out: the program warms up. */
    private static final int WARMUP = 50;

    /** A page that is slow is asked for less often. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final int PAGES = 200;

    /** What is not in the search after this time is left out. */
    private static final Duration INDEXING = Duration.ofMinutes(15);

    /** What the rows of one conversation have in common. */
    private static final String MADE = """
            WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < :count),
                made AS (SELECT n, :now - (:count - n) * 8000 AS at, n > :count - :open AS open,
                    iif(n % 5 = 0, 'chauffage', iif(n % 5 = 1, 'interphone', iif(n % 5 = 2, 'ascenseur', 'robinet'))) AS thing,
                    iif(n % 3 = 0, 'repairs', iif(n % 3 = 1, 'rent-deferral', 'lease-documents')) AS intent,
                    iif(n % 3 = 0, 'technique', iif(n % 3 = 1, 'social', 'administratif')) AS queue FROM counted)
            """;

    /** Tables that belong together, a row of each for each conversation; all but the last ones are ended. */
    private static final List<String> ROWS = List.of("""
            INSERT INTO contact (id, landlord_id, address, kind, conversation_id, language, name, residence, first_heard_at)
            SELECT 1000 + n, 1, printf('+337%08d', n), 'subscriber', 1000 + n, 'fr', iif(n % 3, NULL, 'Locataire ' || n),
                iif(n % 4, NULL, 'Résidence ' || n % 500), at FROM made""", """
            INSERT INTO conversation (id, landlord_id, contact_id, opened_at, closed_at, version, line, channel, last_heard_at,
                last_message_id, language, state, pace)
            SELECT 1000 + n, 1, 1000 + n, at, iif(open, NULL, at + 1), 1, '+33536490001', 'SMS', at, 1000 + n, 'fr', '{}', '' FROM made""", """
            INSERT INTO message (id, landlord_id, conversation_id, sid, direction, channel, at, text, outcome, intent)
            SELECT 1000 + n, 1, 1000 + n, 'SMbench' || n, 'in', 'SMS', at,
                'bonjour mon ' || thing || ' ne marche plus depuis ' || n % 30 || ' jours au batiment ' || n % 97, 'ANSWERED', intent
            FROM made""", """
            INSERT INTO escalation (id, landlord_id, contact_id, conversation_id, message_id, reference, intent, queue, urgent, priority,
                restricted, promise_at, opened_at, state, closed_at)
            SELECT 1000 + n, 1, 1000 + n, 1000 + n, 1000 + n, printf('%07d', n), intent, queue, n % 97 = 0, 2, 0, at + 14400000, at,
                iif(open, 'waiting', 'closed'), iif(open, NULL, at + 1000) FROM made""");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final int port;

    private DeskBench(int port) {
        this.port = port;
    }

    /** {@code DeskBench ROOT [CONVERSATIONS]}. */
    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(arguments[0]);
        int conversations = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        Path data = Files.createTempDirectory("palier-desk");
        try {
            Served.classes(project, data, Served.freePort()).close();
            fill(data.resolve("palier.db"), conversations);
            System.out.printf("%,d conversations, %d requests open%n", conversations, OPEN_CASES);
            try (Served served = Served.classes(project, data, Served.freePort())) {
                await(data.resolve("palier.db"));
                new DeskBench(served.port()).measure(served, conversations);
                System.out.printf("resident %d MiB%n", served.residentMiB());
            }
            plans(project, data, conversations);
        } finally {
            try (var files = Files.walk(data)) {
                files.sorted((a, b) -> b.compareTo(a))
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    /** Asks for every page once, of a server that tells its statements, and shows how these are carried out. */
    private static void plans(Path project, Path data, int conversations) throws Exception {
        Files.deleteIfExists(data.resolve("server.log"));
        try (Served served = Served.classes(project, data, Served.freePort(), "debug")) {
            DeskBench bench = new DeskBench(served.port());
            bench.signIn();
            for (String path : pages(conversations)) {
                bench.get(path);
            }
        }
        QueryPlans.print(data.resolve("palier.db"), data.resolve("server.log"));
    }

    private static Connection open(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    /** Adds ended conversations, as many as asked for but a few that are open. */
    static void fill(Path file, int conversations) throws SQLException {
        try (Connection database = open(file);
                Statement statement = database.createStatement()) {
            statement.execute("PRAGMA synchronous = OFF");
            database.setAutoCommit(false);
            String made = MADE.replace(":count", Integer.toString(conversations))
                    .replace(":now", Long.toString(System.currentTimeMillis()))
                    .replace(":open", Integer.toString(OPEN_CASES));
            for (String rows : ROWS) {
                statement.executeUpdate(made + rows);
            }
            statement.executeUpdate("""
                    INSERT INTO known (rowid, name, residence) SELECT id, coalesce(name, ''), coalesce(residence, '') FROM contact
                    WHERE name IS NOT NULL OR residence IS NOT NULL""");
            database.commit();
        }
    }

    /** As if the search and the figures of the scripts had taken everything in long ago. */
    static void settle(Path file) throws SQLException {
        try (Connection database = open(file);
                Statement statement = database.createStatement()) {
            statement.executeUpdate("UPDATE indexed SET message_id = (SELECT max(id) FROM message)");
            statement.executeUpdate("UPDATE counted SET message_id = (SELECT max(id) FROM message)");
        }
    }

    /** Waits until the search has taken everything in. */
    private static void await(Path file) throws SQLException, InterruptedException {
        long start = System.nanoTime();
        long end = start + INDEXING.toNanos();
        long behind = 1;
        while (behind > 0 && System.nanoTime() < end) {
            TimeUnit.SECONDS.sleep(1);
            try (Connection database = open(file);
                    Statement statement = database.createStatement();
                    var row =
                            statement.executeQuery("SELECT (SELECT max(id) FROM message) - message_id FROM indexed")) {
                behind = row.getLong(1);
            }
        }
        long took = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        System.out.printf("in the search after %d s, all but %,d%n", took, Math.max(0, behind));
    }

    private static List<String> pages(int conversations) {
        int middle = conversations / 2;
        return List.of(
                "/desk",
                "/desk/live/queue?view=technique",
                "/desk/live/alarm",
                "/desk?view=mine",
                "/desk?view=parked",
                "/desk?view=held",
                "/desk?intent=repairs&language=fr&hours=1",
                "/desk?view=closed",
                "/desk?view=closed&after=0." + (System.currentTimeMillis() - middle * 8000L) + ".1",
                "/desk?view=closed&intent=lease-documents&queue=administratif",
                "/desk?view=closed&language=ar",
                "/desk?view=closed&queue=urgence",
                "/desk?view=open",
                "/desk/c/" + (1000 + middle),
                "/desk/team",
                "/desk/live/team",
                "/desk/search?q=interphone",
                "/desk/search?q=asenseur+batiment",
                "/desk/search?q=zzyzx",
                "/desk/search?q=07+%02d+%02d+%02d+%02d"
                        .formatted(middle / 1_000_000, middle / 10_000 % 100, middle / 100 % 100, middle % 100),
                "/desk/search?q=%07d".formatted(middle),
                "/desk/search?q=Locataire+" + (middle - middle % 3),
                "/desk/mentions",
                "/desk/texts",
                "/desk/new");
    }

    private void measure(Served served, int conversations) throws Exception {
        signIn();
        for (String path : pages(conversations)) {
            time(path);
        }
        new LivePages(client, this::request, served, PAGES).measure();
    }

    private void signIn() throws Exception {
        post("/login", "email=supervisor%40demo.example&password=palier-demo");
    }

    private void get(String path) throws Exception {
        HttpResponse<String> answer = client.send(request(path).GET().build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
    }

    private void time(String path) throws Exception {
        List<Long> nanos = new ArrayList<>();
        long end = System.nanoTime() + LONGEST.toNanos();
        for (int i = 0; i < REQUESTS && (i < FEWEST || System.nanoTime() < end); i++) {
            long start = System.nanoTime();
            get(path);
            nanos.add(System.nanoTime() - start);
        }
        int cold = nanos.size() > 2 * WARMUP ? WARMUP : nanos.size() / 3;
        List<Long> warm = nanos.subList(cold, nanos.size());
        System.out.printf("%-60s %s   (%d requests)%n", path, Quantiles.of(warm), warm.size());
    }

    private void post(String path, String form) throws Exception {
        client.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(Served.publicUrl(port) + path))
                .header("Accept", "text/html")
                .header("Sec-Fetch-Site", "same-origin");
    }
}
