package org.palier.intents;

/**
 * Weights of the classes: one row for each term, so that a message touches few lines of memory. Kept in a byte each with a scale for
 * the row: a quarter of the memory for less than a thousandth of a score.
 */
final class LinearModel {
    final int classes;
    final byte[] weights;
    final float[] scales;

    LinearModel(int classes, byte[] weights, float[] scales) {
        this.classes = classes;
        this.weights = weights;
        this.scales = scales;
    }

    /** Packs rows of trained weights. */
    static LinearModel pack(float[] trained, int classes) {
        int terms = trained.length / classes;
        byte[] weights = new byte[trained.length];
        float[] scales = new float[terms];
        for (int term = 0; term < terms; term++) {
            int row = term * classes;
            float largest = 0;
            for (int k = 0; k < classes; k++) {
                largest = Math.max(largest, Math.abs(trained[row + k]));
            }
            scales[term] = largest / Byte.MAX_VALUE;
            for (int k = 0; k < classes && largest > 0; k++) {
                weights[row + k] = (byte) Math.round(trained[row + k] / scales[term]);
            }
        }
        return new LinearModel(classes, weights, scales);
    }

    /** Adds what a term says for each class, so many times over, to scores. */
    void add(int term, float times, float[] scores) {
        float weight = times * scales[term];
        int row = term * classes;
        for (int k = 0; k < classes; k++) {
            scores[k] += weight * weights[row + k];
        }
    }

    /** Has memory bring what {@link #add} will read, of a term or of none; the value says nothing. */
    int fetch(int term) {
        return term < 0
                ? 0
                : weights[term * classes]
                        ^ weights[term * classes + classes - 1]
                        ^ Float.floatToRawIntBits(scales[term]);
    }

    /** What a term says for a class. */
    float weight(int term, int k) {
        return scales[term] * weights[term * classes + k];
    }
}
