package org.palier.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.palier.intents.Evaluation;
import org.palier.intents.LabelledMessage;
import org.palier.intents.Prediction;
import org.palier.intents.Reliability;
import org.palier.intents.Share;

/** The figures of an evaluation for people, with the counts beside the rates. */
final class EvalReport {
    private final Evaluation all;
    private final PrintWriter out;

    EvalReport(Evaluation evaluation, PrintWriter out) {
        this.all = evaluation;
        this.out = out;
    }

    void print() {
        summary();
        parts("style", all.by(LabelledMessage::style));
        parts("language", all.by(LabelledMessage::language));
        dangers();
        reliability();
        misses("Dangers that were missed", all.dangerMisses());
        misses(
                "Dangers that were raised where there is none",
                all.predictions().stream()
                        .filter(p -> !p.raised().isEmpty()
                                && !p.acceptable()
                                && !all.byDanger().containsKey(p.message().intent()))
                        .toList());
    }

    private void summary() {
        line(
                "messages",
                "%d, of which %d in scope",
                all.predictions().size(),
                all.accuracy().of());
        rate("accuracy", all.accuracy());
        rate("lenient accuracy", all.lenientAccuracy());
        line(
                "macro F1",
                "%s  over %d intents",
                percent(all.macroF1()),
                all.intents().size());
        rate("abstention precision", all.abstentionPrecision());
        rate("abstention recall", all.abstentionRecall());
        rate("greetings and thanks", all.courtesies());
        rate("danger recall", all.dangerRecall());
        rate("any danger raised", all.dangerRaised());
        Share alarms = all.falseAlarms();
        line("false alarms per 1000", "%.1f  %d/%d", 1000 * alarms.value(), alarms.hits(), alarms.of());
        line("in or out of scope", "AUROC %.3f", all.auroc());
        line("confidence", "%s off on average", percent(all.reliability().error()));
        line("time per message", "p50 %.0f µs, p99 %.0f µs", all.latency(0.5), all.latency(0.99));
    }

    private void parts(String by, Map<String, Evaluation> groups) {
        if (groups.isEmpty()) {
            return;
        }
        out.printf(
                "%n%-10s %-20s %-20s %-20s %-20s%n", by, "accuracy", "lenient", "danger recall", "abstention recall");
        groups.forEach((name, group) -> out.printf(
                "%-10s %-20s %-20s %-20s %-20s%n",
                name,
                counted(group.accuracy()),
                counted(group.lenientAccuracy()),
                counted(group.dangerRecall()),
                counted(group.abstentionRecall())));
    }

    private void dangers() {
        out.printf("%n%-20s %-20s %-20s%n", "danger", "recall", "any danger raised");
        all.byDanger()
                .forEach((intent, own) -> out.printf(
                        "%-20s %-20s %-20s%n", intent, counted(own.dangerRecall()), counted(own.dangerRaised())));
    }

    private void reliability() {
        out.printf("%n%-12s %-12s %s%n", "confidence", "mean", "right");
        for (Reliability.Bar bar : all.reliability().bars()) {
            if (bar.right().of() > 0) {
                out.printf(
                        Locale.ROOT,
                        "%.1f to %.1f   %-12s %s%n",
                        bar.from(),
                        bar.to(),
                        percent(bar.confidence()),
                        counted(bar.right()));
            }
        }
    }

    private void misses(String title, List<Prediction> misses) {
        out.printf("%n%s: %d%n", title, misses.size());
        for (Prediction miss : misses) {
            out.printf(
                    "  line %d: %s, not %s: %s%n",
                    miss.message().line(),
                    miss.predicted(),
                    miss.message().intent(),
                    miss.message().text());
        }
    }

    private void rate(String name, Share share) {
        line(name, "%s", counted(share));
    }

    private void line(String name, String format, Object... values) {
        out.printf("%-22s %s%n", name, String.format(Locale.ROOT, format, values));
    }

    private static String counted(Share share) {
        return share.of() == 0 ? "-" : percent(share.value()) + "  " + share.hits() + "/" + share.of();
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
