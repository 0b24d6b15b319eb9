package org.palier.intents;

import java.util.List;
import java.util.stream.IntStream;

/** Looks for danger in a message as a whole and in each of its parts, before any topic is thought of. */
final class DangerPass {
    /** How far the most dangerous part of a message pulls the whole: parts are short and less sure. */
    private static final double PART = 0.3;

    /** A second danger is told when it is at least so likely beside the first. */
    private static final double AS_LIKELY = 0.5;

    private static final float OUT_OF_THE_RUNNING = -4;

    private final Trained trained;
    private final MatcherSettings settings;
    private final int[] priorities;
    private final boolean hasDangers;

    /**
     * @param priorities of each class, 0 for life
     */
    DangerPass(Trained trained, MatcherSettings settings, int[] priorities) {
        this.trained = trained;
        this.settings = settings;
        this.priorities = priorities;
        this.hasDangers = IntStream.range(0, trained.danger().length).anyMatch(k -> trained.danger()[k]);
    }

    /**
     * The danger of a message.
     *
     * @param scores of the whole
     * @param parts scores of its parts, where it has several
     */
    Danger find(float[] scores, List<float[]> parts) {
        double whole = trained.calibration().danger(scores, trained.danger());
        double most = whole;
        float[] worst = scores;
        for (float[] part : parts) {
            double partly = trained.calibration().danger(part, trained.danger());
            if (partly > most) {
                most = partly;
                worst = part;
            }
        }
        double score = Logistic.sigmoid(Logistic.logit(whole) + PART * (Logistic.logit(most) - Logistic.logit(whole)));
        if (score < settings.possible() || !hasDangers) {
            return new Danger(Danger.Level.NONE, List.of(), score);
        }
        return new Danger(
                score >= settings.certain() ? Danger.Level.CERTAIN : Danger.Level.POSSIBLE,
                dangers(between(scores, worst)),
                score);
    }

    /** Which danger it is, a part tells less surely than the whole, and the whole less clearly than the part. */
    private static float[] between(float[] whole, float[] part) {
        float[] between = new float[whole.length];
        for (int k = 0; k < between.length; k++) {
            between[k] = (whole[k] + part[k]) / 2;
        }
        return between;
    }

    /** The likeliest danger and, if it is about as likely, a second; then the gravest first. */
    private List<String> dangers(float[] scores) {
        double[] shares = trained.calibration().shares(scores);
        int first = -1;
        int second = -1;
        for (int k = 0; k < shares.length; k++) {
            if (trained.danger()[k]) {
                if (first < 0 || shares[k] > shares[first]) {
                    second = first;
                    first = k;
                } else if (second < 0 || shares[k] > shares[second]) {
                    second = k;
                }
            }
        }
        String likeliest = trained.classes().get(first);
        if (second < 0 || shares[second] < shares[first] * AS_LIKELY) {
            return List.of(likeliest);
        }
        String next = trained.classes().get(second);
        return priorities[second] < priorities[first] ? List.of(next, likeliest) : List.of(likeliest, next);
    }

    /** The danger pass alone says that there is a danger: where it found none, none competes with the topics. */
    void calm(float[] scores) {
        for (int k = 0; k < trained.classes().size(); k++) {
            if (trained.danger()[k]) {
                scores[k] = OUT_OF_THE_RUNNING;
            }
        }
    }
}
