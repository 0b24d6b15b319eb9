package org.palier.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.palier.Knowledge;
import org.palier.intents.Evaluation;
import org.palier.intents.LabelledMessage;
import org.palier.intents.LabelledMessages;
import org.palier.intents.LinearMatcher;
import org.palier.intents.Prediction;
import org.palier.intents.Problem;
import org.palier.intents.Scripts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code palier eval}: how well a folder of scripts understands a file of labelled messages. */
@Command(
        name = "eval",
        description = "Measure understanding on a file of messages whose intent is known.",
        mixinStandardHelpOptions = true)
final class EvalCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--intents", paramLabel = "DIR", required = true, description = "the folder of scripts")
    private Path folder = Path.of("");

    @Option(
            names = "--messages",
            paramLabel = "FILE",
            required = true,
            description =
                    "tab-separated, with a header: text, intent ('none': nothing fits); also, lang, style if known")
    private Path file = Path.of("");

    @Option(
            names = "--predictions",
            paramLabel = "OUT",
            description = "write what was predicted: text, expected, predicted, confidence")
    private @Nullable Path predictions;

    @Option(names = "--json", description = "print the figures as one JSON object")
    private boolean json;

    @Override
    public Integer call() throws Refusal, IOException {
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        PrintWriter err = requireNonNull(spec).commandLine().getErr();
        LabelledMessages messages = LabelledMessages.read(file.toString(), TextFile.read(file));
        if (!messages.problems().isEmpty()) {
            throw new Refusal(
                    messages.problems().stream().map(Problem::toString).toList());
        }
        Path reserved = predictions;
        if (reserved != null) {
            write(reserved, List.of());
        }
        Scripts scripts = Folder.scripts(folder);
        messages.unknown(scripts).forEach(err::println);
        err.println("Learning from " + scripts.all().size() + " scripts ...");
        err.flush();
        LinearMatcher matcher = LinearMatcher.of(scripts, Knowledge.matching(Environment.settings()));
        Evaluation.warmUp(matcher, messages.messages());
        Evaluation evaluation = Evaluation.of(matcher, scripts, ProgressBar.wrap(messages.messages(), "Matching"));
        if (reserved != null) {
            write(reserved, lines(evaluation));
        }
        if (json) {
            out.println(new ObjectMapper().writeValueAsString(new EvalFigures(evaluation).all()));
        } else {
            new EvalReport(evaluation, out).print();
        }
        out.flush();
        return 0;
    }

    private static List<String> lines(Evaluation evaluation) {
        List<String> lines = new ArrayList<>();
        lines.add("text\texpected\tpredicted\tconfidence");
        for (Prediction prediction : evaluation.predictions()) {
            LabelledMessage message = prediction.message();
            lines.add(String.join(
                    "\t",
                    message.text(),
                    message.intent(),
                    prediction.predicted(),
                    String.format(Locale.ROOT, "%.4f", prediction.confidence())));
        }
        return lines;
    }

    private static void write(Path file, List<String> lines) throws Refusal {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new Refusal(file + " cannot be written: name a file in a folder that is there.");
        }
    }
}
