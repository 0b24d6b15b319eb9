package org.palier.intents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Makes of scores what is told of a message: its topics, in order, and how sure they are. */
final class Ranking {
    private static final int RANKED = 5;

    private final Trained trained;
    private final MatcherSettings settings;
    private final int[] priorities;

    /**
     * @param priorities of each class, 0 for life
     */
    Ranking(Trained trained, MatcherSettings settings, int[] priorities) {
        this.trained = trained;
        this.settings = settings;
        this.priorities = priorities;
    }

    int best(float[] scores) {
        int best = 0;
        for (int k = 1; k < trained.classes().size(); k++) {
            if (scores[k] > scores[best]) {
                best = k;
            }
        }
        return best;
    }

    /** Whether the best topic is answered, offered or not told. */
    Match.Verdict verdict(float[] scores, int best, double[] shares) {
        double confidence = confidence(scores, best, shares);
        if (confidence >= settings.sure()) {
            return Match.Verdict.SURE;
        }
        return confidence >= settings.unsure() ? Match.Verdict.UNSURE : Match.Verdict.UNKNOWN;
    }

    /** The best topics of a message, the likeliest first. */
    List<Candidate> ranked(float[] scores, double[] shares) {
        float[] left = Arrays.copyOf(scores, shares.length);
        Candidate[] ranked = new Candidate[Math.min(RANKED, left.length)];
        for (int i = 0; i < ranked.length; i++) {
            int k = best(left);
            ranked[i] = new Candidate(trained.classes().get(k), confidence(scores, k, shares));
            left[k] = Float.NEGATIVE_INFINITY;
        }
        return List.of(ranked);
    }

    private double confidence(float[] scores, int k, double[] shares) {
        return trained.system()[k] ? shares[k] : trained.calibration().confidence(scores, k, shares[k]);
    }

    /**
     * The topics of a message's parts beside its own, the gravest first.
     *
     * @param parts scores of the parts
     * @param best the topic of the whole
     */
    List<Candidate> others(List<float[]> parts, int best) {
        List<Integer> topics = new ArrayList<>();
        List<Candidate> others = new ArrayList<>();
        for (float[] part : parts) {
            int topic = best(part);
            if (topic != best && !trained.system()[topic] && !topics.contains(topic)) {
                double confidence = trained.calibration().confidence(part, topic);
                if (confidence >= settings.sure()) {
                    topics.add(topic);
                    others.add(new Candidate(trained.classes().get(topic), confidence));
                }
            }
        }
        others.sort(Comparator.comparingInt(
                        (Candidate other) -> priorities[trained.classes().indexOf(other.intent())])
                .thenComparingDouble(other -> -other.confidence()));
        return List.copyOf(others);
    }
}
