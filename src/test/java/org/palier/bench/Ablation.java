package org.palier.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.palier.intents.Evaluation;
import org.palier.intents.LabelledMessage;
import org.palier.intents.Language;
import org.palier.intents.LinearMatcher;
import org.palier.intents.MatcherSettings;
import org.palier.intents.Scripts;

/** What each idea brings: the same measurement without it. */
final class Ablation {
    private static final int PAIR = 1;
    private static final int LETTERS = 2;
    private static final int SOUND = 3;
    private static final int CONCEPTS = 4;
    private static final int SIGNS = 5;
    private static final long SEED = 23;

    private final Path intents;
    private final Scripts scripts;
    private final List<LabelledMessage> messages;
    private final Table table = new Table(
            "What each idea brings: in-scope messages understood, %",
            "matcher",
            "held out, French",
            "held out, others",
            "held out, SMS rewrite",
            "danger recall",
            "false alarms per 1000",
            "file");

    Ablation(Path intents, Scripts scripts, List<LabelledMessage> messages) {
        this.intents = intents;
        this.scripts = scripts;
        this.messages = messages;
    }

    void print() throws IOException {
        row("as shipped", scripts, MatcherSettings.DEFAULT, UnaryOperator.identity());
        row("without lexicon concepts", scripts, Lines.withoutFields(CONCEPTS, SIGNS), UnaryOperator.identity());
        row("without pairs of concepts", scripts, Lines.withoutFields(SIGNS), UnaryOperator.identity());
        row("without SMS dictionary", withoutDictionary(), MatcherSettings.DEFAULT, UnaryOperator.identity());
        row("without sound", scripts, Lines.withoutFields(SOUND), UnaryOperator.identity());
        row("without letters", scripts, Lines.withoutFields(LETTERS), UnaryOperator.identity());
        row("without pairs of words", scripts, Lines.withoutFields(PAIR), UnaryOperator.identity());
        row("with SMS copies of the examples", scripts, MatcherSettings.DEFAULT, Ablation::withCopies);
        table.print();
    }

    private void row(String name, Scripts own, MatcherSettings settings, UnaryOperator<Scripts> taught) {
        MatcherBench.say("Ablation: " + name);
        CrossValidation validation = new CrossValidation(own, settings, taught);
        Evaluation held = validation.measured();
        Noise noise = new Noise(new SplittableRandom(SEED));
        Evaluation texted = validation.measured(example -> example.language() == Language.FR, noise::texted);
        table.row(
                name,
                Table.percent(held.where(message -> message.language().equals("fr"))
                        .accuracy()
                        .value()),
                Table.percent(held.where(message -> !message.language().equals("fr"))
                        .accuracy()
                        .value()),
                Table.percent(texted.accuracy().value()),
                Table.percent(held.dangerRecall().value()),
                Table.number("%.1f", 1000 * held.falseAlarms().value()),
                messages.isEmpty()
                        ? "-"
                        : Table.percent(Evaluation.of(LinearMatcher.of(taught.apply(own), settings), own, messages)
                                .accuracy()
                                .value()));
    }

    private Scripts withoutDictionary() throws IOException {
        Path copy = Files.createTempDirectory("palier-ablation");
        try (var files = Files.list(intents)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        Files.writeString(copy.resolve("sms.yaml"), "fr: {zzzz: zzzz}\n");
        return Scripts.load(copy);
    }

    /** Each French example once more, as an SMS. */
    private static Scripts withCopies(Scripts own) {
        Noise noise = new Noise(new SplittableRandom(SEED + 1));
        List<Example> examples = new ArrayList<>(Example.all(own));
        for (Example example : Example.all(own)) {
            if (example.language() == Language.FR) {
                examples.add(new Example(noise.texted(example.text()), example.intent(), Language.FR));
            }
        }
        return Example.into(own, examples);
    }
}
