package org.palier.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.palier.intents.Answer;
import org.palier.intents.Language;
import org.palier.intents.Script;
import org.palier.intents.Scripts;

/**
 * The webhook as it is often built for Node: express, Twilio's library for signature and TwiML, nlp.js trained on the same examples, and
 * better-sqlite3 with the forced write of each message. It has no dialogue, no dangers and no requests to persons.
 */
final class ExpressPeer {
    private static final List<String> PACKAGES = List.of("express@5.3.0", "twilio@5.13.1", "better-sqlite3@11.10.0");

    private ExpressPeer() {}

    /** Starts it over a new database; returns once it has learnt and listens. */
    static Served serve(Path folder, Path data, Scripts scripts) throws IOException, InterruptedException {
        Npm.install(folder, NlpJs.PACKAGES);
        Npm.install(folder, PACKAGES);
        Npm.place("express.js", folder);
        Map<String, String> answers = new HashMap<>();
        for (Script script : scripts.all()) {
            script.answers().getOrDefault(Language.FR, List.of()).stream()
                    .findFirst()
                    .map(Answer::sms)
                    .ifPresent(text -> answers.put(script.id(), text));
        }
        Files.createDirectories(data);
        Path task = data.resolve("task.json");
        new ObjectMapper()
                .writeValue(
                        task.toFile(),
                        Map.of("train", NlpJs.examples(scripts), "answers", answers, "token", SmsRequests.TOKEN));
        return Served.node(folder.resolve("express.js"), task, data);
    }
}
