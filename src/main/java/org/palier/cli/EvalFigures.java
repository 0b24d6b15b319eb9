package org.palier.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palier.intents.Evaluation;
import org.palier.intents.LabelledMessage;
import org.palier.intents.Prediction;
import org.palier.intents.Reliability;
import org.palier.intents.Share;

/** The figures of an evaluation for other programs: names that stay, shares between 0 and 1, null where there is nothing to count. */
final class EvalFigures {
    private final Evaluation evaluation;

    EvalFigures(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    Map<String, @Nullable Object> all() {
        Map<String, @Nullable Object> figures = figures(evaluation);
        figures.put("byStyle", parts(evaluation.by(LabelledMessage::style)));
        figures.put("byLanguage", parts(evaluation.by(LabelledMessage::language)));
        figures.put("byDanger", dangers());
        figures.put("dangerMisses", misses());
        figures.put("reliability", reliability());
        return figures;
    }

    private static Map<String, @Nullable Object> figures(Evaluation part) {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("messages", part.predictions().size());
        figures.put("inScope", part.accuracy().of());
        figures.put("accuracy", number(part.accuracy()));
        figures.put("lenientAccuracy", number(part.lenientAccuracy()));
        figures.put("macroF1", number(part.macroF1()));
        figures.put("abstentions", part.abstentionPrecision().of());
        figures.put("abstentionPrecision", number(part.abstentionPrecision()));
        figures.put("outOfScope", part.abstentionRecall().of());
        figures.put("abstentionRecall", number(part.abstentionRecall()));
        figures.put("courtesies", number(part.courtesies()));
        figures.put("dangerMessages", part.dangerRecall().of());
        figures.put("dangerRecall", number(part.dangerRecall()));
        figures.put("dangerRaised", number(part.dangerRaised()));
        figures.put("falseAlarmsPer1000", number(1000 * part.falseAlarms().value()));
        figures.put("auroc", number(part.auroc()));
        figures.put("calibrationError", number(part.reliability().error()));
        figures.put("latencyP50Micros", number(part.latency(0.5)));
        figures.put("latencyP99Micros", number(part.latency(0.99)));
        return figures;
    }

    private static Map<String, Object> parts(Map<String, Evaluation> groups) {
        Map<String, Object> parts = new LinkedHashMap<>();
        groups.forEach((name, group) -> parts.put(name, figures(group)));
        return parts;
    }

    private Map<String, Object> dangers() {
        Map<String, Object> dangers = new LinkedHashMap<>();
        evaluation.byDanger().forEach((intent, own) -> {
            Map<String, @Nullable Object> part = new LinkedHashMap<>();
            part.put("messages", own.dangerRecall().of());
            part.put("dangerRecall", number(own.dangerRecall()));
            part.put("dangerRaised", number(own.dangerRaised()));
            dangers.put(intent, part);
        });
        return dangers;
    }

    private List<Map<String, Object>> misses() {
        List<Map<String, Object>> misses = new ArrayList<>();
        for (Prediction miss : evaluation.dangerMisses()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("line", miss.message().line());
            one.put("text", miss.message().text());
            one.put("expected", miss.message().intent());
            one.put("predicted", miss.predicted());
            misses.add(one);
        }
        return misses;
    }

    private List<Map<String, @Nullable Object>> reliability() {
        List<Map<String, @Nullable Object>> bars = new ArrayList<>();
        for (Reliability.Bar bar : evaluation.reliability().bars()) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("from", bar.from());
            one.put("to", bar.to());
            one.put("answers", bar.right().of());
            one.put("confidence", number(bar.confidence()));
            one.put("right", number(bar.right()));
            bars.add(one);
        }
        return bars;
    }

    private static @Nullable Double number(Share share) {
        return number(share.value());
    }

    private static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
