package org.palier.intents;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The multi-class support vector machine of Crammer and Singer, solved in the dual one example at a time (Keerthi et al. 2008, as in
 * LIBLINEAR's MCSVM_CS) over rows of class weights that lie side by side in memory, which is what makes it quick here.
 */
final class MarginTrainer {
    private final int classes;
    private final float[] weights;
    private final float[] gradient;
    private final float[] sorted;
    private final float[] fresh;

    private MarginTrainer(int terms, int classes) {
        this.classes = classes;
        this.weights = new float[terms * classes];
        this.gradient = new float[classes];
        this.sorted = new float[classes];
        this.fresh = new float[classes];
    }

    /**
     * A row of class weights for each term, learnt from some of the vectors.
     *
     * @param chosen which of the vectors to learn from
     * @param passes at most so many times over all of them
     * @param tolerance stops when no example moves more than this
     */
    static float[] train(
            Vectors vectors,
            int[] chosen,
            int terms,
            int classes,
            float cost,
            int passes,
            float tolerance,
            RandomGenerator random) {
        MarginTrainer trainer = new MarginTrainer(terms, classes);
        trainer.run(vectors, chosen.clone(), cost, passes, tolerance, random);
        return trainer.weights;
    }

    private void run(Vectors vectors, int[] order, float cost, int passes, float tolerance, RandomGenerator random) {
        float[] duals = new float[order.length * classes];
        float[] squares = new float[order.length];
        int[] places = new int[order.length];
        boolean[] resting = new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            places[i] = i;
            for (int t = vectors.starts[order[i]]; t < vectors.starts[order[i] + 1]; t++) {
                squares[i] += vectors.weights[t] * vectors.weights[t];
            }
        }
        for (int pass = 0; pass < passes; pass++) {
            boolean all = pass % 5 == 0 || pass == passes - 1;
            shuffle(places, random);
            float moved = 0;
            for (int place : places) {
                if (squares[place] > 0 && (all || !resting[place])) {
                    float step = visit(vectors, order[place], place, squares[place], cost, duals);
                    resting[place] = step < tolerance * 0.1f;
                    moved = Math.max(moved, step);
                }
            }
            if (moved < tolerance) {
                if (all) {
                    return;
                }
                Arrays.fill(resting, false);
            }
        }
    }

    private float visit(Vectors vectors, int example, int place, float square, float cost, float[] duals) {
        int from = vectors.starts[example];
        int to = vectors.starts[example + 1];
        int label = vectors.labels[example];
        Arrays.fill(gradient, 1);
        gradient[label] = 0;
        for (int t = from; t < to; t++) {
            int row = vectors.numbers[t] * classes;
            float value = vectors.weights[t];
            for (int k = 0; k < classes; k++) {
                gradient[k] += value * weights[row + k];
            }
        }
        int base = place * classes;
        float limit = cost * vectors.costs[example];
        solve(square, limit, label, duals, base);
        float moved = 0;
        for (int k = 0; k < classes; k++) {
            float change = fresh[k] - duals[base + k];
            duals[base + k] = fresh[k];
            fresh[k] = change;
            moved = Math.max(moved, Math.abs(change));
        }
        if (moved > 1e-7f) {
            for (int t = from; t < to; t++) {
                int row = vectors.numbers[t] * classes;
                float value = vectors.weights[t];
                for (int k = 0; k < classes; k++) {
                    weights[row + k] += value * fresh[k];
                }
            }
        }
        return moved * square;
    }

    /** The best duals of one example when all others stand still. */
    private void solve(float square, float limit, int label, float[] duals, int base) {
        for (int k = 0; k < classes; k++) {
            gradient[k] -= square * duals[base + k];
            sorted[k] = gradient[k];
        }
        sorted[label] += square * limit;
        Arrays.sort(sorted);
        int last = classes - 1;
        float beta = sorted[last] - square * limit;
        int r = 1;
        while (r < classes && beta < r * sorted[last - r]) {
            beta += sorted[last - r];
            r++;
        }
        beta /= r;
        for (int k = 0; k < classes; k++) {
            fresh[k] = Math.min(k == label ? limit : 0, (beta - gradient[k]) / square);
        }
    }

    private static void shuffle(int[] values, RandomGenerator random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }
}
