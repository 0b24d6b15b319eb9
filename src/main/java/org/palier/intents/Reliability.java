package org.palier.intents;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether confidence means what it says: of all answers given with 0.8, eight in ten should be right. The confidence of a danger is that
 * there is one, so it is right when there is any.
 */
public record Reliability(List<Bar> bars) {
    private static final int BARS = 10;

    /**
     * Answers of about the same confidence.
     *
     * @param confidence the mean of theirs
     * @param right how many of them were right
     */
    public record Bar(double from, double to, double confidence, Share right) {}

    static Reliability of(List<Prediction> predictions, Set<String> dangers) {
        List<List<Prediction>> inside = new ArrayList<>();
        for (int bar = 0; bar < BARS; bar++) {
            inside.add(new ArrayList<>());
        }
        for (Prediction prediction : predictions) {
            if (!prediction.abstains() && !prediction.message().courtesy()) {
                inside.get(Math.min(BARS - 1, (int) (prediction.confidence() * BARS)))
                        .add(prediction);
            }
        }
        List<Bar> bars = new ArrayList<>();
        for (int bar = 0; bar < BARS; bar++) {
            List<Prediction> own = inside.get(bar);
            bars.add(new Bar(
                    bar / (double) BARS,
                    (bar + 1) / (double) BARS,
                    own.stream().mapToDouble(Prediction::confidence).average().orElse(Double.NaN),
                    Share.of(
                            own,
                            p -> p.acceptable()
                                    || (!p.raised().isEmpty()
                                            && dangers.contains(p.message().intent())))));
        }
        return new Reliability(List.copyOf(bars));
    }

    /** The mean distance between confidence and being right; NaN if nothing was answered. */
    public double error() {
        int answers = bars.stream().mapToInt(bar -> bar.right().of()).sum();
        return answers == 0
                ? Double.NaN
                : bars.stream()
                                .filter(bar -> bar.right().of() > 0)
                                .mapToDouble(bar -> bar.right().of()
                                        * Math.abs(
                                                bar.confidence() - bar.right().value()))
                                .sum()
                        / answers;
    }
}
