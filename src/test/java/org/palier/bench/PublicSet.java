package org.palier.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.intents.EscalationRule;
import org.palier.intents.LabelledMessage;
import org.palier.intents.LabelledMessages;
import org.palier.intents.Language;
import org.palier.intents.Queue;
import org.palier.intents.Script;
import org.palier.intents.Scripts;

/** An intent set that was not written for Palier: {@code train.tsv} and {@code test.tsv} of a folder, in English. */
record PublicSet(String name, Scripts scripts, List<LabelledMessage> tests) {

    /**
     * Makes scripts of its training messages.
     *
     * @param shipped the scripts whose lexicon and dictionary are used
     */
    static PublicSet read(Path folder, Scripts shipped) throws IOException {
        List<Example> examples = new ArrayList<>();
        for (LabelledMessage message : messages(folder.resolve("train.tsv"))) {
            examples.add(new Example(message.text(), message.intent(), Language.EN));
        }
        Scripts empty = shipped.with(examples.stream()
                .map(Example::intent)
                .distinct()
                .map(PublicSet::script)
                .toList());
        List<LabelledMessage> tests = messages(folder.resolve("test.tsv")).stream()
                .map(message -> LabelledMessage.of(message.text(), message.intent(), Optional.of(Language.EN)))
                .toList();
        return new PublicSet(folder.getFileName().toString(), Example.into(empty, examples), tests);
    }

    private static List<LabelledMessage> messages(Path file) throws IOException {
        return LabelledMessages.read(file.toString(), Files.readString(file)).messages();
    }

    private static Script script(String id) {
        return new Script(
                id,
                Script.Kind.TOPIC,
                id,
                "",
                Queue.ADMINISTRATIF,
                EscalationRule.NEVER,
                3,
                false,
                Optional.empty(),
                List.of(),
                "",
                Optional.empty(),
                "",
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                "");
    }
}
