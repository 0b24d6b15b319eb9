package org.palier;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.bench.Load;
import org.palier.bench.Served;
import org.palier.bench.SmsRequests;

/** Kills the running program, as a power cut would, in the middle of a stream of webhooks. */
class KilledServerTest {
    private static final int ROUNDS = 3;
    private static final int CONNECTIONS = 8;
    private static final List<String> TEXTS = List.of(
            "jpe pa payé le loyé ce moi ci",
            "plus de chauffage depuis hier",
            "sa sen le gaz ds lescalié",
            "HUMAIN",
            "merci");

    @TempDir
    Path data;

    @Test
    void every_webhook_that_got_a_200_is_stored_exactly_once_with_its_reply() throws Exception {
        Map<String, String> acknowledged = new ConcurrentHashMap<>();
        Map<String, byte[]> requests = new ConcurrentHashMap<>();
        Random random = new Random(7);
        int port = Served.freePort();
        SmsRequests signed = new SmsRequests(3, Served.publicUrl(port), TEXTS);

        for (int round = 0; round < ROUNDS; round++) {
            try (Served palier = Served.classes(Path.of("").toAbsolutePath(), data, port)) {
                List<Thread> tenants = stream(palier.port(), round, signed, acknowledged, requests);
                Thread.sleep(700 + random.nextInt(900));
                palier.kill();
                for (Thread tenant : tenants) {
                    tenant.join();
                }
            }
        }

        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * CONNECTIONS);
        try (Served palier = Served.classes(Path.of("").toAbsolutePath(), data, port);
                Load.Connection twilio = new Load.Connection(palier.port())) {
            for (Map.Entry<String, String> seen : acknowledged.entrySet()) {
                assertThat(stored(seen.getKey())).isEqualTo(1);
                assertThat(twilio.send(requireNonNull(requests.get(seen.getKey())))
                                .body())
                        .isEqualTo(seen.getValue());
            }
        }
    }

    private List<Thread> stream(
            int port, int round, SmsRequests signed, Map<String, String> acknowledged, Map<String, byte[]> requests) {
        List<Thread> tenants = new ArrayList<>();
        for (int c = 0; c < CONNECTIONS; c++) {
            int first = (round * CONNECTIONS + c) * 200;
            Thread tenant = new Thread(() -> {
                try (Load.Connection connection = new Load.Connection(port)) {
                    for (int i = 0; i < 200; i++) {
                        send(
                                connection,
                                signed,
                                SmsRequests.phone(first + i),
                                TEXTS.get(i % TEXTS.size()),
                                acknowledged,
                                requests);
                    }
                } catch (IOException e) {
                    // The kill cuts the connection: what was not answered was not promised.
                }
            });
            tenants.add(tenant);
            tenant.start();
        }
        return tenants;
    }

    private static void send(
            Load.Connection connection,
            SmsRequests signed,
            String from,
            String text,
            Map<String, String> acknowledged,
            Map<String, byte[]> requests)
            throws IOException {
        String sid;
        byte[] request;
        synchronized (signed) {
            sid = signed.sid();
            request = signed.request(sid, from, text);
        }
        requests.put(sid, request);
        Load.Answer answer = connection.send(request);
        if (answer.status() == 200) {
            acknowledged.put(sid, answer.body());
        }
    }

    private int stored(String sid) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("palier.db"));
                PreparedStatement count =
                        database.prepareStatement("SELECT count(*) FROM message WHERE sid = ? AND reply IS NOT NULL")) {
            count.setString(1, sid);
            try (ResultSet row = count.executeQuery()) {
                return row.getInt(1);
            }
        }
    }
}
