package org.palier.cli;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.palier.CannotStartException;
import org.palier.Knowledge;
import org.palier.Running;
import org.palier.settings.InvalidSettingsException;
import org.palier.settings.Settings;
import org.palier.web.Logs;
import picocli.CommandLine.Command;

/**
 * {@code palier rehearse}: starts a demo on a free port over an empty database, texts it, and ends. The class-data archive is made from
 * it, so that a start finds its classes ready, and what the matcher learnt is
 * left beside the program, so that no start waits for training.
 */
@Command(name = "rehearse", hidden = true, description = "Start, answer a few texts and end.")
final class RehearseCommand implements Callable<Integer> {
    private static final List<String> TEXTS = List.of(
            "Bonjour",
            "jai plu de chauffage depuis lundi",
            "sa sen le gaz dans lescalié",
            "I cannot pay my rent",
            "STOP",
            "HUMAIN");

    @Override
    public Integer call() throws Refusal, IOException, InterruptedException {
        Path folder = Files.createTempDirectory("palier-rehearsal");
        try (Running line = ServeCommand.start(settings(folder))) {
            line.greeting();
            HttpClient client = HttpClient.newHttpClient();
            URI server = URI.create("http://127.0.0.1:" + line.port());
            for (String path : List.of("/", "/phone", "/health", "/metrics", "/missing")) {
                client.send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofByteArray());
            }
            for (String text : TEXTS) {
                HttpRequest request = HttpRequest.newBuilder(server.resolve("/phone/messages"))
                        .header("Content-Type", "application/json")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(BodyPublishers.ofString("{\"from\":\"+33639980001\",\"text\":\"" + text + "\"}"))
                        .build();
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new Refusal("The rehearsal failed: the test phone answered " + answer.statusCode() + ".");
                }
            }
            Knowledge.keepBesideTheProgram(folder);
            System.out.println("The rehearsal went well.");
            return 0;
        } catch (CannotStartException e) {
            throw new Refusal(e.reasons());
        } finally {
            deleted(folder);
        }
    }

    private static Settings settings(Path folder) throws Refusal, IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Map<String, String> environment = new HashMap<>(Map.of(
                "PALIER_DATA", folder.toString(), "PALIER_PORT", Integer.toString(port), "PALIER_LOG_LEVEL", "warn"));
        String intents = System.getenv("PALIER_INTENTS");
        if (intents != null) {
            environment.put("PALIER_INTENTS", intents);
        }
        try {
            Settings settings = Settings.of(environment);
            Logs.setUp(settings.log());
            return settings;
        } catch (InvalidSettingsException e) {
            throw new Refusal(e.problems());
        }
    }

    private static void deleted(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
