package org.palier.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.palier.intents.Evaluation;
import org.palier.intents.LabelledMessage;
import org.palier.intents.Matcher;
import org.palier.intents.Scripts;

/** nlp.js, the neural intent matcher of many Node programs, in a process of its own for each set: two bots in one disturb each other. */
final class NlpJs {
    static final List<String> PACKAGES = List.of(
            "@nlpjs/basic@4.27.0",
            "@nlpjs/lang-fr@4.26.1",
            "@nlpjs/lang-en@4.26.1",
            "@nlpjs/lang-es@4.26.1",
            "@nlpjs/lang-pt@4.26.1",
            "@nlpjs/lang-ar@4.26.1");

    private final Path folder;
    private final ObjectMapper json = new ObjectMapper();

    private NlpJs(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** Installs it from npm, unless it is there. */
    static NlpJs installed(Path folder) throws IOException, InterruptedException {
        Npm.install(folder, PACKAGES);
        Npm.place("nlpjs.js", folder);
        return new NlpJs(folder);
    }

    /** All examples of the scripts, as its programs read them. */
    static List<Map<String, String>> examples(Scripts scripts) {
        return Example.all(scripts).stream()
                .map(example -> Map.of(
                        "text", example.text(),
                        "intent", example.intent(),
                        "lang", example.language().code()))
                .toList();
    }

    /** What it answered, how fast, and what it took. */
    record Result(Evaluation evaluation, double trainSeconds, double p50Micros, double p99Micros, double mebibytes) {}

    Result measure(Scripts scripts, List<LabelledMessage> messages) throws IOException, InterruptedException {
        Path task = Files.createTempFile(folder, "task", ".json");
        List<Map<String, String>> test = new ArrayList<>();
        for (LabelledMessage message : messages) {
            test.add(Map.of("text", message.text(), "lang", message.language()));
        }
        json.writeValue(task.toFile(), Map.of("train", examples(scripts), "test", test));
        Path out = Path.of(task + ".out");
        int code = new ProcessBuilder("node", "nlpjs.js", task.toString(), out.toString())
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("node.log").toFile())
                .redirectError(folder.resolve("node.err").toFile())
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("nlp.js ended with " + code + ": see " + folder.resolve("node.err"));
        }
        JsonNode answer = json.readTree(out.toFile());
        Map<String, JsonNode> answers = new HashMap<>();
        for (int i = 0; i < messages.size(); i++) {
            answers.put(messages.get(i).text(), answer.get("answers").get(i));
        }
        Matcher matcher = utterance -> {
            JsonNode own = answers.get(utterance.text());
            return own == null
                    ? LuceneTopHit.always("", 0)
                    : LuceneTopHit.always(
                            own.get("intent").asText(), own.get("score").asDouble());
        };
        return new Result(
                Evaluation.of(matcher, scripts, messages),
                answer.get("train").asDouble(),
                answer.get("p50").asDouble(),
                answer.get("p99").asDouble(),
                answer.get("rss").asDouble());
    }
}
