package org.palier.intents;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The multi-class support vector machine of Crammer and Singer, solved in the dual one example at a time (Keerthi et al. 2008, as in
 * LIBLINEAR's MCSVM_CS). Two machines learn side by side: which intent, and whether there is a danger. Their weights lie in one row for
 * each term, so that an example is fetched from memory once; that, and stopping after few passes, is what makes it quick here.
 */
final class MarginTrainer {
    private static final int DANGER = 2;

    /** So many weights come from memory together. */
    private static final int LINE = 16;

    /** The bits that hold a place: room for sixteen million examples. */
    private static final long PLACES = (1L << 24) - 1;

    private final Vectors vectors;
    private final boolean[] dangerous;
    private final int intents;
    private final int columns;
    private final float cost;
    private final float[] weights;
    private final float[] gradient;
    private final float[] sorted;
    private final float[] fresh;

    /** The columns whose duals change. */
    private final int[] changed;

    /** Written so that no compiler leaves the reading out. */
    @SuppressWarnings("UnusedVariable")
    private int fetched;

    private MarginTrainer(Vectors vectors, boolean[] dangerous, int terms, float cost) {
        this.vectors = vectors;
        this.dangerous = dangerous;
        this.intents = dangerous.length;
        this.columns = intents + DANGER;
        this.cost = cost;
        this.weights = new float[terms * columns];
        this.gradient = new float[columns];
        this.sorted = new float[columns];
        this.fresh = new float[columns];
        this.changed = new int[columns];
    }

    /**
     * A row of weights for each term: the intents, then "no danger" and "danger".
     *
     * @param chosen which of the vectors to learn from
     * @param dangerous which intents are dangers
     * @param cost how hard to try to fit each example
     * @param keys of the examples, by which they are visited in an order that seems random and is each one's own
     */
    static float[] train(
            Vectors vectors, int[] chosen, boolean[] dangerous, int terms, float cost, int passes, long[] keys) {
        MarginTrainer trainer = new MarginTrainer(vectors, dangerous, terms, cost);
        trainer.run(chosen, passes, keys);
        return trainer.weights;
    }

    private void run(int[] chosen, int passes, long[] keys) {
        float[] duals = new float[chosen.length * columns];
        for (int pass = 0; pass < passes; pass++) {
            for (int place : order(chosen, keys, pass)) {
                visit(chosen[place], duals, place * columns);
            }
        }
    }

    private void visit(int example, float[] duals, int base) {
        int from = vectors.starts[example];
        int to = vectors.starts[example + 1];
        int intent = vectors.labels[example];
        int alarm = intents + (dangerous[intent] ? 1 : 0);
        fetch(from, to);
        Arrays.fill(gradient, 1);
        gradient[intent] = 0;
        gradient[alarm] = 0;
        float square = 0;
        for (int t = from; t < to; t++) {
            int row = vectors.numbers[t] * columns;
            float value = vectors.weights[t];
            square += value * value;
            for (int k = 0; k < columns; k++) {
                gradient[k] += value * weights[row + k];
            }
        }
        if (square == 0) {
            return;
        }
        solve(square, 0, intents, intent, duals, base);
        solve(square, intents, columns, alarm, duals, base);
        boolean moved = false;
        int count = 0;
        for (int k = 0; k < columns; k++) {
            float change = fresh[k] - duals[base + k];
            duals[base + k] = fresh[k];
            fresh[k] = change;
            moved |= Math.abs(change) > 1e-6f;
            if (change != 0) {
                changed[count++] = k;
            }
        }
        if (moved) {
            move(from, to, count);
        }
    }

    /** Adds the changes of an example's duals to the rows of its terms: most examples change few of their columns. */
    private void move(int from, int to, int count) {
        for (int t = from; t < to; t++) {
            int row = vectors.numbers[t] * columns;
            float value = vectors.weights[t];
            for (int c = 0; c < count; c++) {
                int k = changed[c];
                weights[row + k] += value * fresh[k];
            }
        }
    }

    /**
     * Reads a weight of each stretch of the rows of an example, so that memory brings all of them at once: the sums that follow would wait
     * for one row after the other, four times as long.
     */
    private void fetch(int from, int to) {
        int bits = 0;
        for (int t = from; t < to; t++) {
            int row = vectors.numbers[t] * columns;
            for (int k = 0; k < columns; k += LINE) {
                bits ^= Float.floatToRawIntBits(weights[row + k]);
            }
            bits ^= Float.floatToRawIntBits(weights[row + columns - 1]);
        }
        fetched = bits;
    }

    /** The best duals of one example in the columns of one machine when all others stand still. */
    private void solve(float square, int begin, int end, int label, float[] duals, int base) {
        for (int k = begin; k < end; k++) {
            gradient[k] -= square * duals[base + k];
            sorted[k] = gradient[k];
        }
        sorted[label] += square * cost;
        Arrays.sort(sorted, begin, end);
        float beta = sorted[end - 1] - square * cost;
        int r = 1;
        while (r < end - begin && beta < r * sorted[end - 1 - r]) {
            beta += sorted[end - 1 - r];
            r++;
        }
        beta /= r;
        for (int k = begin; k < end; k++) {
            fresh[k] = Math.min(k == label ? cost : 0, (beta - gradient[k]) / square);
        }
    }

    /**
     * The places of the examples in the order of one pass. One example more or less leaves all others in their order: a few passes do not
     * reach the optimum, and another order would move answers that have nothing to do with it.
     */
    private static int[] order(int[] chosen, long[] keys, int pass) {
        long[] drawn = new long[chosen.length];
        for (int place = 0; place < drawn.length; place++) {
            drawn[place] = (new SplittableRandom(keys[chosen[place]] + pass).nextLong() & ~PLACES) | place;
        }
        Arrays.sort(drawn);
        int[] order = new int[drawn.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) (drawn[i] & PLACES);
        }
        return order;
    }
}
