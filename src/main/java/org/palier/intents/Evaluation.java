package org.palier.intents;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A matcher measured on labelled messages. What there is nothing to count for is NaN. */
public final class Evaluation {
    private static final int WARM_UP = 3_000;

    private final List<Prediction> predictions;
    private final Set<String> dangers;

    private Evaluation(List<Prediction> predictions, Set<String> dangers) {
        this.predictions = List.copyOf(predictions);
        this.dangers = dangers;
    }

    /** Lets a matcher answer each message as the first of a conversation. */
    public static Evaluation of(Matcher matcher, Scripts scripts, Iterable<LabelledMessage> messages) {
        return of(matcher, scripts, messages, message -> Utterance.of(message.text()));
    }

    /** Lets a matcher answer each message as it is heard: with the language of the conversation so far, or over the phone. */
    public static Evaluation of(
            Matcher matcher,
            Scripts scripts,
            Iterable<LabelledMessage> messages,
            Function<LabelledMessage, Utterance> heard) {
        Set<String> dangers =
                scripts.all().stream().filter(Script::danger).map(Script::id).collect(Collectors.toUnmodifiableSet());
        Set<String> refusals = scripts.all().stream()
                .filter(script -> script.kind() == Script.Kind.SYSTEM)
                .map(Script::id)
                .filter(id -> !LabelledMessage.isCourtesy(id))
                .collect(Collectors.toUnmodifiableSet());
        List<Prediction> predictions = new ArrayList<>();
        for (LabelledMessage message : messages) {
            Utterance utterance = heard.apply(message);
            long start = System.nanoTime();
            Match match = matcher.match(utterance);
            predictions.add(Prediction.of(message, match, refusals, System.nanoTime() - start));
        }
        return new Evaluation(predictions, dangers);
    }

    /** Matches the messages until their times are those of a program that has run for a while. */
    public static void warmUp(Matcher matcher, List<LabelledMessage> messages) {
        for (int i = 0; i < WARM_UP && !messages.isEmpty(); i++) {
            matcher.match(Utterance.of(messages.get(i % messages.size()).text()));
        }
    }

    /** Several parts of one measurement, such as the folds of a cross-validation. */
    public static Evaluation together(List<Evaluation> parts) {
        return new Evaluation(
                parts.stream().flatMap(part -> part.predictions.stream()).toList(),
                parts.stream().flatMap(part -> part.dangers.stream()).collect(Collectors.toUnmodifiableSet()));
    }

    /** The same measurement on some of the messages. */
    public Evaluation where(Predicate<LabelledMessage> chosen) {
        return new Evaluation(
                predictions.stream().filter(p -> chosen.test(p.message())).toList(), dangers);
    }

    /** The same measurement by something that is told of the messages; those of which nothing is told are left out. */
    public Map<String, Evaluation> by(Function<LabelledMessage, String> told) {
        Map<String, Evaluation> groups = new TreeMap<>();
        predictions.stream()
                .map(p -> told.apply(p.message()))
                .filter(name -> !name.isEmpty())
                .distinct()
                .forEach(name ->
                        groups.put(name, where(message -> told.apply(message).equals(name))));
        return groups;
    }

    /** What was predicted, in the order of the messages. */
    public List<Prediction> predictions() {
        return predictions;
    }

    /** The in-scope messages that got exactly their label. */
    public Share accuracy() {
        return Share.of(inScope(), Prediction::right);
    }

    /** The in-scope messages that got their label or another right answer. */
    public Share lenientAccuracy() {
        return Share.of(inScope(), Prediction::acceptable);
    }

    /** The in-scope intents that have a message. */
    public Set<String> intents() {
        return inScope().stream().map(p -> p.message().intent()).collect(Collectors.toSet());
    }

    /** The plain mean of the F1 of each in-scope intent; another right answer counts as the label. */
    public double macroF1() {
        Map<String, Confusion> confusions =
                intents().stream().collect(Collectors.toMap(Function.identity(), any -> new Confusion()));
        Confusion elsewhere = new Confusion();
        for (Prediction prediction : predictions) {
            String truth = prediction.message().intent();
            if (prediction.acceptable()) {
                confusions.getOrDefault(truth, elsewhere).found++;
            } else {
                confusions.getOrDefault(prediction.predicted(), elsewhere).wrong++;
                confusions.getOrDefault(truth, elsewhere).missed++;
            }
        }
        return confusions.values().stream().mapToDouble(Confusion::f1).average().orElse(Double.NaN);
    }

    private static final class Confusion {
        int found;
        int wrong;
        int missed;

        double f1() {
            return found == 0 ? 0 : 2.0 * found / (2 * found + wrong + missed);
        }
    }

    /** Of all abstentions but those on courtesies, those on messages that fit no script. */
    public Share abstentionPrecision() {
        return Share.of(some(p -> p.abstains() && !p.message().courtesy()), Prediction::right);
    }

    /** Of the messages that fit no script and got no other right answer, those on which the matcher abstains. */
    public Share abstentionRecall() {
        return Share.of(
                some(p -> p.message().intent().equals(LabelledMessage.NONE)
                        && !p.message().also().contains(p.predicted())),
                Prediction::right);
    }

    /** The greetings and thanks that are known as such or left alone. */
    public Share courtesies() {
        return Share.of(some(p -> p.message().courtesy()), p -> p.acceptable() || p.abstains());
    }

    /** The danger messages that got their danger script or another right one. */
    public Share dangerRecall() {
        return Share.of(dangerous(), Prediction::acceptable);
    }

    /** The danger messages on which any danger was raised. */
    public Share dangerRaised() {
        return Share.of(dangerous(), p -> dangers.contains(p.predicted()));
    }

    /** The same measurement on the messages of each danger. */
    public Map<String, Evaluation> byDanger() {
        return where(message -> dangers.contains(message.intent())).by(LabelledMessage::intent);
    }

    /** Danger messages that got neither their danger script nor another right one. */
    public List<Prediction> dangerMisses() {
        return dangerous().stream().filter(p -> !p.acceptable()).toList();
    }

    /** The messages without danger on which one was raised. */
    public Share falseAlarms() {
        return Share.of(
                some(p -> !dangers.contains(p.message().intent())),
                p -> dangers.contains(p.predicted()) && !p.message().also().contains(p.predicted()));
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
            double confidence = sorted.get(i).confidence();
            int out = 0;
            int scope = 0;
            for (; i < sorted.size() && sorted.get(i).confidence() == confidence; i++) {
                if (sorted.get(i).message().inScope()) {
                    scope++;
                } else {
                    out++;
                }
            }
            pairs += scope * (below + out / 2.0);
            below += out;
            in += scope;
        }
        return in == 0 || below == 0 ? Double.NaN : pairs / (in * below);
    }

    public Reliability reliability() {
        return Reliability.of(predictions, dangers);
    }

    /** The time within which this share of the messages was matched, in microseconds. */
    public double latency(double share) {
        long[] sorted =
                predictions.stream().mapToLong(Prediction::nanos).sorted().toArray();
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1000.0;
    }

    private List<Prediction> some(Predicate<Prediction> test) {
        return predictions.stream().filter(test).toList();
    }

    private Collection<Prediction> inScope() {
        return some(p -> p.message().inScope());
    }

    private Collection<Prediction> dangerous() {
        return some(p -> dangers.contains(p.message().intent()));
    }
}
