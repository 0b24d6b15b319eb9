package org.palier.intents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A matcher measured on labelled messages. Shares are between 0 and 1, NaN where nothing is there to count. */
public final class Evaluation {
    private static final int BINS = 10;
    private static final int WARM_UP = 3_000;

    private final List<Prediction> predictions;
    private final Set<String> dangers;
    private final long[] nanos;

    Evaluation(List<Prediction> predictions, Set<String> dangers, long[] nanos) {
        this.predictions = List.copyOf(predictions);
        this.dangers = dangers;
        this.nanos = nanos.clone();
        Arrays.sort(this.nanos);
    }

    /** Lets a matcher answer each message as the first of a conversation. */
    public static Evaluation of(Matcher matcher, Scripts scripts, List<LabelledMessage> messages) {
        Set<String> dangers =
                scripts.all().stream().filter(Script::danger).map(Script::id).collect(Collectors.toUnmodifiableSet());
        Set<String> refusals = scripts.all().stream()
                .filter(script -> script.kind() == Script.Kind.SYSTEM)
                .map(Script::id)
                .filter(id -> !id.equals("greeting") && !id.equals("thanks"))
                .collect(Collectors.toUnmodifiableSet());
        for (int i = 0; i < WARM_UP && !messages.isEmpty(); i++) {
            matcher.match(Utterance.of(messages.get(i % messages.size()).text()));
        }
        List<Prediction> predictions = new ArrayList<>();
        long[] nanos = new long[messages.size()];
        for (int i = 0; i < nanos.length; i++) {
            Utterance utterance = Utterance.of(messages.get(i).text());
            long start = System.nanoTime();
            Match match = matcher.match(utterance);
            nanos[i] = System.nanoTime() - start;
            predictions.add(Prediction.of(messages.get(i), match, refusals));
        }
        return new Evaluation(predictions, dangers, nanos);
    }

    public List<Prediction> predictions() {
        return predictions;
    }

    /** The share of in-scope messages that got exactly their label. */
    public double accuracy() {
        return share(inScope(), Prediction::right);
    }

    /** The share of in-scope messages that got their label or another right answer. */
    public double lenientAccuracy() {
        return share(inScope(), Prediction::acceptable);
    }

    /** The plain mean of the F1 of each in-scope intent; another right answer counts as the label. */
    public double macroF1() {
        Map<String, int[]> counts = new TreeMap<>();
        inScope()
                .forEach(prediction ->
                        counts.computeIfAbsent(prediction.message().intent(), any -> new int[3]));
        for (Prediction prediction : predictions) {
            String truth = prediction.message().intent();
            String answer = prediction.acceptable() ? truth : prediction.predicted();
            if (answer.equals(truth)) {
                count(counts, truth, 0);
            } else {
                count(counts, answer, 1);
                count(counts, truth, 2);
            }
        }
        return counts.values().stream()
                .mapToDouble(c -> c[0] == 0 ? 0 : 2.0 * c[0] / (2 * c[0] + c[1] + c[2]))
                .average()
                .orElse(Double.NaN);
    }

    private static void count(Map<String, int[]> counts, String intent, int kind) {
        int[] own = counts.get(intent);
        if (own != null) {
            own[kind]++;
        }
    }

    /** Of all abstentions but those on courtesies, the share on messages that fit no script. */
    public double abstentionPrecision() {
        return share(
                predictions.stream()
                        .filter(p -> p.predicted().equals(LabelledMessage.NONE)
                                && !p.message().courtesy())
                        .toList(),
                Prediction::right);
    }

    /** Of the messages that fit no script and got no other right answer, the share on which the matcher abstains. */
    public double abstentionRecall() {
        return share(
                predictions.stream()
                        .filter(p -> p.message().intent().equals(LabelledMessage.NONE)
                                && !p.message().also().contains(p.predicted()))
                        .toList(),
                Prediction::right);
    }

    /** The share of greetings and thanks that are known as such or left alone. */
    public double courtesies() {
        return share(
                predictions.stream().filter(p -> p.message().courtesy()).toList(),
                p -> p.acceptable() || p.predicted().equals(LabelledMessage.NONE));
    }

    /** The share of danger messages that got their danger script or another right one. */
    public double dangerRecall() {
        return share(dangerous(predictions), Prediction::acceptable);
    }

    /** The share of danger messages on which any danger was raised. */
    public double dangerRaised() {
        return share(dangerous(predictions), p -> dangers.contains(p.predicted()));
    }

    /** Danger messages that got neither their danger script nor another right one. */
    public List<Prediction> dangerMisses() {
        return dangerous(predictions).stream().filter(p -> !p.acceptable()).toList();
    }

    /** Dangers raised where there is none, for 1000 messages without danger. */
    public double falseAlarms() {
        return 1000
                * share(
                        predictions.stream()
                                .filter(p -> !dangers.contains(p.message().intent()))
                                .toList(),
                        p -> dangers.contains(p.predicted())
                                && !p.message().also().contains(p.predicted()));
    }

    /** How well confidence tells in-scope messages from those that fit no script: 0.5 is chance, 1 is perfect. */
    public double auroc() {
        List<Prediction> sorted = predictions.stream()
                .filter(p -> !p.message().courtesy())
                .sorted((a, b) -> Double.compare(a.confidence(), b.confidence()))
                .toList();
        double below = 0;
        double pairs = 0;
        double in = 0;
        int i = 0;
        while (i < sorted.size()) {
            int run = i;
            int out = 0;
            int scope = 0;
            while (run < sorted.size()
                    && sorted.get(run).confidence() == sorted.get(i).confidence()) {
                if (sorted.get(run++).message().inScope()) {
                    scope++;
                } else {
                    out++;
                }
            }
            pairs += scope * (below + out / 2.0);
            below += out;
            in += scope;
            i = run;
        }
        return in == 0 || below == 0 ? Double.NaN : pairs / (in * below);
    }

    /**
     * One bar of the reliability diagram.
     *
     * @param confidence the mean confidence of the answers in it
     * @param right the share of them that were right
     */
    public record Bar(double from, double to, int answers, double confidence, double right) {}

    /** How often answers of each confidence are right. */
    public List<Bar> reliability() {
        List<Bar> bars = new ArrayList<>();
        List<Prediction> answers = predictions.stream()
                .filter(p -> !p.predicted().equals(LabelledMessage.NONE)
                        && !p.message().courtesy())
                .toList();
        for (int bin = 0; bin < BINS; bin++) {
            int own = bin;
            List<Prediction> inside = answers.stream()
                    .filter(p -> Math.min(BINS - 1, (int) (p.confidence() * BINS)) == own)
                    .toList();
            bars.add(new Bar(
                    bin / (double) BINS,
                    (bin + 1) / (double) BINS,
                    inside.size(),
                    inside.stream()
                            .mapToDouble(Prediction::confidence)
                            .average()
                            .orElse(Double.NaN),
                    share(inside, Prediction::acceptable)));
        }
        return bars;
    }

    /** The mean distance between confidence and being right. */
    public double calibrationError() {
        List<Bar> bars = reliability();
        double answers = bars.stream().mapToInt(Bar::answers).sum();
        return bars.stream()
                .filter(bar -> bar.answers() > 0)
                .mapToDouble(bar -> bar.answers() / answers * Math.abs(bar.confidence() - bar.right()))
                .sum();
    }

    /** The time within which this share of the messages was matched, in microseconds. */
    public double latency(double share) {
        return nanos.length == 0
                ? Double.NaN
                : nanos[Math.min(nanos.length - 1, (int) (nanos.length * share))] / 1000.0;
    }

    /** All figures, in the order in which they are shown; sections by style, language and danger intent hold their counts. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("messages", predictions.size());
        figures.put("inScope", inScope().size());
        figures.put("accuracy", accuracy());
        figures.put("lenientAccuracy", lenientAccuracy());
        figures.put("macroF1", macroF1());
        figures.put("abstentionPrecision", abstentionPrecision());
        figures.put("abstentionRecall", abstentionRecall());
        figures.put("courtesies", courtesies());
        figures.put("dangerMessages", dangerous(predictions).size());
        figures.put("dangerRecall", dangerRecall());
        figures.put("dangerRaised", dangerRaised());
        figures.put("falseAlarmsPer1000", falseAlarms());
        figures.put("auroc", auroc());
        figures.put("calibrationError", calibrationError());
        figures.put("latencyP50Micros", latency(0.5));
        figures.put("latencyP99Micros", latency(0.99));
        figures.put("byStyle", parts(LabelledMessage::style));
        figures.put("byLanguage", parts(LabelledMessage::language));
        figures.put("byDanger", byDanger());
        figures.put("reliability", reliability());
        return figures;
    }

    private Map<String, Object> parts(Function<LabelledMessage, String> key) {
        Map<String, List<Prediction>> groups = predictions.stream()
                .filter(p -> !key.apply(p.message()).isEmpty())
                .collect(Collectors.groupingBy(p -> key.apply(p.message()), TreeMap::new, Collectors.toList()));
        Map<String, Object> parts = new LinkedHashMap<>();
        groups.forEach((name, group) -> {
            List<Prediction> scope =
                    group.stream().filter(p -> p.message().inScope()).toList();
            Map<String, Object> part = new LinkedHashMap<>();
            part.put("inScope", scope.size());
            part.put("accuracy", share(scope, Prediction::right));
            part.put("lenientAccuracy", share(scope, Prediction::acceptable));
            part.put("dangerMessages", dangerous(group).size());
            part.put("dangerRecall", share(dangerous(group), Prediction::acceptable));
            parts.put(name, part);
        });
        return parts;
    }

    private Map<String, Object> byDanger() {
        Map<String, Object> parts = new LinkedHashMap<>();
        dangerous(predictions).stream()
                .collect(Collectors.groupingBy(p -> p.message().intent(), TreeMap::new, Collectors.toList()))
                .forEach((intent, group) -> {
                    Map<String, Object> part = new LinkedHashMap<>();
                    part.put("messages", group.size());
                    part.put("recall", share(group, Prediction::acceptable));
                    parts.put(intent, part);
                });
        return parts;
    }

    /** Writes what was predicted, in the order of the messages: text, expected, predicted, confidence. */
    public void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("text\texpected\tpredicted\tconfidence");
        for (Prediction prediction : predictions) {
            lines.add(String.join(
                    "\t",
                    prediction.message().text(),
                    prediction.message().intent(),
                    prediction.predicted(),
                    String.format(Locale.ROOT, "%.4f", prediction.confidence())));
        }
        Files.write(file, lines);
    }

    private List<Prediction> inScope() {
        return predictions.stream().filter(p -> p.message().inScope()).toList();
    }

    private List<Prediction> dangerous(Collection<Prediction> all) {
        return all.stream().filter(p -> dangers.contains(p.message().intent())).toList();
    }

    private static double share(Collection<Prediction> all, java.util.function.Predicate<Prediction> test) {
        return all.isEmpty() ? Double.NaN : all.stream().filter(test).count() / (double) all.size();
    }
}
