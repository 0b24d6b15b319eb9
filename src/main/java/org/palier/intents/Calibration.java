package org.palier.intents;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns scores into probabilities that mean what they say. Fitted on examples that were scored by machines that had not seen them.
 *
 * @param temperature what scores are divided by before the softmax
 * @param topic whether the best topic is right, of (ln p, lead over the best other, score)
 * @param alarm whether there is a danger, of (lead of the best danger over the best other, lean of the danger machine, best danger's score)
 */
record Calibration(double temperature, Logistic topic, Logistic alarm) {
    private static final double COLDEST = 0.02;
    private static final double HOTTEST = 2;

    /**
     * Fits the probabilities on scored examples.
     *
     * @param scores of each example, by machines that had not seen it; the last two are the danger machine's
     * @param outOfScope how much an example counts as one whose own intent is missing
     */
    static Calibration fit(float[][] scores, int[] labels, boolean[] danger, boolean[] system, double outOfScope) {
        double temperature = temperature(scores, labels, danger.length);
        Calibration raw = new Calibration(temperature, new Logistic(new double[4]), new Logistic(new double[4]));
        List<double[]> rows = new ArrayList<>();
        List<Boolean> right = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        List<double[]> alarms = new ArrayList<>();
        boolean[] dangerous = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            int best = best(scores[i], system, -1);
            rows.add(raw.topicNumbers(scores[i], best, -1));
            right.add(best == labels[i]);
            costs.add(1.0);
            if (!system[labels[i]]) {
                int other = best(scores[i], system, labels[i]);
                rows.add(raw.topicNumbers(scores[i], other, labels[i]));
                right.add(false);
                costs.add(outOfScope);
            }
            alarms.add(alarmNumbers(scores[i], danger));
            dangerous[i] = danger[labels[i]];
        }
        boolean[] hits = new boolean[right.size()];
        for (int i = 0; i < hits.length; i++) {
            hits[i] = right.get(i);
        }
        double[] even = new double[alarms.size()];
        java.util.Arrays.fill(even, 1);
        return new Calibration(
                temperature,
                Logistic.fit(
                        rows.toArray(double[][]::new),
                        hits,
                        costs.stream().mapToDouble(cost -> cost).toArray()),
                Logistic.fit(alarms.toArray(double[][]::new), dangerous, even));
    }

    /** The best class that is not in the set and is not the masked one; 0 if there is none. */
    private static int best(float[] scores, boolean[] without, int masked) {
        int best = -1;
        for (int k = 0; k < without.length; k++) {
            if (!without[k] && k != masked && (best < 0 || scores[k] > scores[best])) {
                best = k;
            }
        }
        return Math.max(best, 0);
    }

    /** The temperature under which the right intents are likeliest. */
    private static double temperature(float[][] scores, int[] labels, int classes) {
        double low = Math.log(COLDEST);
        double high = Math.log(HOTTEST);
        for (int step = 0; step < 30; step++) {
            double a = low + (high - low) * 0.382;
            double b = low + (high - low) * 0.618;
            if (surprise(scores, labels, classes, Math.exp(a)) < surprise(scores, labels, classes, Math.exp(b))) {
                high = b;
            } else {
                low = a;
            }
        }
        return Math.exp((low + high) / 2);
    }

    private static double surprise(float[][] scores, int[] labels, int classes, double temperature) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            double all = 0;
            for (int k = 0; k < classes; k++) {
                all += Math.exp((scores[i][k] - scores[i][labels[i]]) / temperature);
            }
            sum += Math.log(all);
        }
        return sum;
    }

    private double[] topicNumbers(float[] scores, int best, int masked) {
        return topicNumbers(scores, best, masked, mass(scores, best, masked));
    }

    private double[] topicNumbers(float[] scores, int best, int masked, double mass) {
        double other = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < scores.length - 2; k++) {
            if (k != best && k != masked) {
                other = Math.max(other, scores[k]);
            }
        }
        return new double[] {-Math.log(mass), other == Double.NEGATIVE_INFINITY ? 1 : scores[best] - other, scores[best]
        };
    }

    /** How likely all classes are together, in terms of one of them. */
    private double mass(float[] scores, int one, int masked) {
        double all = 0;
        for (int k = 0; k < scores.length - 2; k++) {
            if (k != masked) {
                all += Math.exp((scores[k] - scores[one]) / temperature);
            }
        }
        return all;
    }

    static double[] alarmNumbers(float[] scores, boolean[] danger) {
        double worst = -2;
        double calm = -2;
        for (int k = 0; k < danger.length; k++) {
            if (danger[k]) {
                worst = Math.max(worst, scores[k]);
            } else {
                calm = Math.max(calm, scores[k]);
            }
        }
        int lean = danger.length;
        return new double[] {worst - calm, scores[lean + 1] - scores[lean], worst};
    }

    /** The probability of each class, for showing and comparing. */
    double[] shares(float[] scores) {
        int classes = scores.length - 2;
        double[] shares = new double[classes];
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            largest = Math.max(largest, scores[k]);
        }
        double all = 0;
        for (int k = 0; k < classes; k++) {
            shares[k] = Math.exp((scores[k] - largest) / temperature);
            all += shares[k];
        }
        for (int k = 0; k < classes; k++) {
            shares[k] /= all;
        }
        return shares;
    }

    /** The probability that this topic is right. */
    double confidence(float[] scores, int topicNumber) {
        return topic.probability(topicNumbers(scores, topicNumber, -1));
    }

    /**
     * The probability that this topic is right.
     *
     * @param share its {@link #shares share}, where that is known already
     */
    double confidence(float[] scores, int topicNumber, double share) {
        return topic.probability(topicNumbers(scores, topicNumber, -1, 1 / Math.max(share, Double.MIN_NORMAL)));
    }

    /** The probability of a danger. */
    double danger(float[] scores, boolean[] danger) {
        return alarm.probability(alarmNumbers(scores, danger));
    }
}
