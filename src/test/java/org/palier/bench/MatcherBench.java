package org.palier.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.palier.intents.Channel;
import org.palier.intents.Evaluation;
import org.palier.intents.LabelledMessage;
import org.palier.intents.LabelledMessages;
import org.palier.intents.Language;
import org.palier.intents.LinearMatcher;
import org.palier.intents.Matcher;
import org.palier.intents.MatcherSettings;
import org.palier.intents.Scripts;
import org.palier.intents.Utterance;
import org.palier.intents.onnx.OnnxEmbedder;
import org.palier.intents.onnx.UnusableModelException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How well Palier understands, beside what others would, in one run. */
@Command(name = "scripts/bench matcher", mixinStandardHelpOptions = true, description = "Measure understanding.")
public final class MatcherBench implements Callable<Integer> {
    @Parameters(index = "0", hidden = true)
    private Path project = Path.of("");

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "labelled messages (TSV)")
    private @Nullable Path file;

    @Option(
            names = "--public",
            paramLabel = "DIR",
            description = "a set with train.tsv and test.tsv, or a folder of such; in English")
    private List<Path> folders = List.of();

    @Option(names = "--peers", description = "also nlp.js, installed from npm into target/")
    private boolean peers;

    @Option(
            names = "--vectors",
            description = "also the public sets with the vectors of a small English sentence model")
    private boolean vectors;

    @Option(names = "--ablate", description = "also what each idea brings")
    private boolean ablate;

    @Option(names = "--growth", description = "also what 1,000 to 100,000 examples cost")
    private boolean growth;

    private final Table understanding = new Table(
            "In-scope messages understood, %", "set", "messages", "intents", "Palier", "Lucene top hit", "nlp.js");
    private final Table cost = new Table(
            "Cost",
            "set",
            "examples",
            "Palier p50 / p99 µs",
            "Lucene p50 / p99 µs",
            "nlp.js p50 / p99 µs",
            "Palier builds in s",
            "nlp.js builds in s",
            "Palier MiB of heap",
            "nlp.js MiB resident");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new MatcherBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Scripts scripts = Scripts.load(project.resolve("intents"));
        System.out.println(
                scripts.all().size() + " scripts, " + Example.all(scripts).size() + " examples");
        List<PublicSet> sets = new ArrayList<>();
        for (Path folder : publicFolders()) {
            sets.add(PublicSet.read(folder, scripts));
        }
        Optional<NlpJs> nlp = peers ? Optional.of(NlpJs.installed(project.resolve("target/peers"))) : Optional.empty();
        LinearMatcher.of(scripts); // the first training is slower: the machine learns it too
        List<LabelledMessage> messages = messages();
        Optional<Evaluation> told = Optional.empty();
        if (!messages.isEmpty()) {
            told = Optional.of(
                    compare("messages of the file", scripts, MatcherSettings.DEFAULT, messages, Language.FR, nlp));
        }
        say("Cross-validation");
        CrossValidation validation = new CrossValidation(scripts, MatcherSettings.DEFAULT);
        Evaluation held = validation.measured();
        fold(validation, scripts, nlp);
        for (PublicSet set : sets) {
            compare(set.name(), set.scripts(), Lines.ANOTHER_TRADE, set.tests(), Language.EN, nlp);
            if (vectors) {
                withVectors(set);
            }
        }
        understanding.print();
        figures(told, held);
        new Robustness(validation).print();
        outOfScope(scripts, validation, sets);
        cost.print();
        rebuild(scripts);
        reliability(held);
        if (ablate) {
            new Ablation(project.resolve("intents"), scripts, messages).print();
        }
        if (growth) {
            GrowthBench.measure(scripts).print();
        }
        return 0;
    }

    private List<Path> publicFolders() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.exists(folder.resolve("train.tsv"))) {
                found.add(folder);
            } else {
                try (var inside = Files.list(folder)) {
                    inside.filter(one -> Files.exists(one.resolve("train.tsv")))
                            .sorted()
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    private List<LabelledMessage> messages() throws IOException {
        return file == null
                ? List.of()
                : LabelledMessages.read(file.toString(), Files.readString(file)).messages();
    }

    static void say(String what) {
        System.err.println(what + " ...");
    }

    private Evaluation compare(
            String name,
            Scripts scripts,
            MatcherSettings settings,
            List<LabelledMessage> messages,
            Language language,
            Optional<NlpJs> nlp)
            throws IOException, InterruptedException {
        say(name);
        Heap.Weighed<LinearMatcher> palier = Heap.weigh(() -> LinearMatcher.of(scripts, settings));
        Matcher top = new LuceneTopHit(scripts, language);
        Evaluation.warmUp(palier.made(), messages);
        Evaluation own = heard(palier.made(), scripts, messages, language);
        Evaluation.warmUp(top, messages);
        Evaluation yardstick = heard(top, scripts, messages, language);
        Optional<NlpJs.Result> node =
                nlp.isPresent() ? Optional.of(nlp.get().measure(scripts, messages)) : Optional.empty();
        for (boolean french : language == Language.FR ? new boolean[] {true, false} : new boolean[] {false}) {
            String part = language == Language.FR ? (french ? ", French" : ", other languages") : "";
            understood(name + part, own, yardstick, node.map(NlpJs.Result::evaluation), french, language);
        }
        cost.row(
                name,
                Integer.toString(Example.all(scripts).size()),
                times(own.latency(0.5), own.latency(0.99)),
                times(yardstick.latency(0.5), yardstick.latency(0.99)),
                node.map(result -> times(result.p50Micros(), result.p99Micros()))
                        .orElse("-"),
                Table.number("%.1f", palier.seconds()),
                node.map(result -> Table.number("%.1f", result.trainSeconds())).orElse("-"),
                Table.number("%.0f", palier.mebibytes()),
                node.map(result -> Table.number("%.0f", result.mebibytes())).orElse("-"));
        return own;
    }

    private void withVectors(PublicSet set) throws IOException {
        say(set.name() + " with vectors");
        try (OnnxEmbedder embedder = OnnxEmbedder.load(EnglishModel.laidInto(project.resolve("target/minilm")))) {
            Heap.Weighed<LinearMatcher> palier =
                    Heap.weigh(() -> LinearMatcher.of(set.scripts(), Lines.ANOTHER_TRADE, Optional.of(embedder)));
            Evaluation own = heard(palier.made(), set.scripts(), set.tests(), Language.EN);
            String name = set.name() + ", with English vectors";
            understanding.row(
                    name,
                    Integer.toString(own.accuracy().of()),
                    Integer.toString(own.intents().size()),
                    Table.percent(own.accuracy().value()),
                    "-",
                    "-");
            cost.row(
                    name,
                    Integer.toString(Example.all(set.scripts()).size()),
                    times(own.latency(0.5), own.latency(0.99)),
                    "-",
                    "-",
                    Table.number("%.1f", palier.seconds()),
                    "-",
                    Table.number("%.0f", palier.mebibytes()),
                    "-");
        } catch (UnusableModelException e) {
            throw new IOException(e);
        }
    }

    private void understood(
            String name,
            Evaluation own,
            Evaluation yardstick,
            Optional<Evaluation> node,
            boolean french,
            Language language) {
        java.util.function.Predicate<LabelledMessage> part =
                message -> language != Language.FR || message.language().equals("fr") == french;
        Evaluation mine = own.where(part);
        understanding.row(
                name,
                Integer.toString(mine.accuracy().of()),
                Integer.toString(mine.intents().size()),
                Table.percent(mine.accuracy().value()),
                Table.percent(yardstick.where(part).accuracy().value()),
                node.map(all -> Table.percent(all.where(part).accuracy().value()))
                        .orElse("-"));
    }

    private static Evaluation heard(
            Matcher matcher, Scripts scripts, List<LabelledMessage> messages, Language language) {
        Optional<Language> known = language == Language.FR ? Optional.empty() : Optional.of(language);
        return Evaluation.of(
                matcher,
                scripts,
                messages,
                message -> new Utterance(message.text(), Channel.SMS, known, Optional.empty()));
    }

    private void fold(CrossValidation validation, Scripts scripts, Optional<NlpJs> nlp)
            throws IOException, InterruptedException {
        List<Evaluation> own = new ArrayList<>();
        List<Evaluation> top = new ArrayList<>();
        Evaluation all = validation.measured();
        own.add(all);
        for (int i = 0; i < 5; i++) {
            Fold fold = validation.fold(i);
            top.add(Evaluation.of(
                    new LuceneTopHit(fold.scripts(), Language.FR),
                    scripts,
                    fold.heldOut().stream()
                            .map(example -> example.labelled(scripts))
                            .toList()));
        }
        Optional<Evaluation> node = Optional.empty();
        if (nlp.isPresent()) {
            say("nlp.js on the first fold");
            Fold first = validation.fold(0);
            node = Optional.of(nlp.get()
                    .measure(
                            first.scripts(),
                            first.heldOut().stream()
                                    .map(example -> example.labelled(scripts))
                                    .toList())
                    .evaluation());
        }
        for (boolean french : new boolean[] {true, false}) {
            understood(
                    "examples held out in turn, " + (french ? "French" : "other languages"),
                    Evaluation.together(own),
                    Evaluation.together(top),
                    node,
                    french,
                    Language.FR);
        }
    }

    private static String times(double half, double most) {
        return Table.number("%.0f", half) + " / " + Table.number("%.0f", most);
    }

    private static void figures(Optional<Evaluation> told, Evaluation held) {
        Table table =
                new Table("Palier's other figures, as it runs (it may abstain)", "figure", "file", "held-out examples");
        Evaluation none = Evaluation.together(List.of());
        Evaluation file = told.orElse(none);
        table.row("accuracy, all languages", Table.counted(file.accuracy()), Table.counted(held.accuracy()));
        table.row("lenient accuracy", Table.counted(file.lenientAccuracy()), Table.counted(held.lenientAccuracy()));
        table.row("macro F1", Table.percent(file.macroF1()), Table.percent(held.macroF1()));
        table.row("danger recall", Table.counted(file.dangerRecall()), Table.counted(held.dangerRecall()));
        table.row("any danger raised", Table.counted(file.dangerRaised()), Table.counted(held.dangerRaised()));
        table.row("false alarms", Table.counted(file.falseAlarms()), Table.counted(held.falseAlarms()));
        table.row(
                "abstention precision",
                Table.counted(file.abstentionPrecision()),
                Table.counted(held.abstentionPrecision()));
        table.row("abstention recall", Table.counted(file.abstentionRecall()), Table.counted(held.abstentionRecall()));
        table.row("out-of-scope AUROC", Table.number("%.3f", file.auroc()), Table.number("%.3f", held.auroc()));
        table.row(
                "calibration error",
                Table.percent(file.reliability().error()),
                Table.percent(held.reliability().error()));
        table.print();
    }

    private static void outOfScope(Scripts scripts, CrossValidation validation, List<PublicSet> sets) {
        say("Out of scope");
        OutOfScope out = new OutOfScope(scripts);
        Table table = new Table("In scope or not: AUROC", "what is out of scope", "AUROC");
        table.row("near: six topics without a script, three draws", Table.number("%.3f", out.near()));
        for (PublicSet set : sets) {
            List<String> foreign =
                    set.tests().stream().map(LabelledMessage::text).limit(1000).toList();
            table.row("far: " + set.name(), Table.number("%.3f", out.far(validation, foreign)));
        }
        table.print();
    }

    /** What an admin waits for after an edit: the same scripts but for one example. */
    private static void rebuild(Scripts scripts) {
        say("Rebuild");
        LinearMatcher before = LinearMatcher.of(scripts);
        List<Example> edited = new ArrayList<>(Example.all(scripts));
        edited.remove(edited.size() / 2);
        Scripts after = Example.into(scripts, edited);
        Heap.Weighed<LinearMatcher> rebuilt = Heap.weigh(() -> before.retrained(after));
        Table table = new Table("Rebuild after an edit, shipped scripts", "examples", "s");
        table.row(Integer.toString(edited.size()), Table.number("%.2f", rebuilt.seconds()));
        table.print();
    }

    private void reliability(Evaluation held) throws IOException {
        Table table = new Table("Is confidence what it says? Held-out examples", "confidence", "mean", "right");
        held.reliability()
                .bars()
                .forEach(bar -> table.row(
                        Table.number("%.1f", bar.from()) + " to " + Table.number("%.1f", bar.to()),
                        Table.percent(bar.confidence()),
                        Table.counted(bar.right())));
        table.print();
        Path chart = project.resolve("target/reliability.svg");
        ReliabilityChart.write(chart, "Confidence of answers to held-out examples", held.reliability());
        System.out.println("\nAs a diagram: " + chart);
    }
}
