package org.palier.intents;

/** One row of class weights for each term. */
final class LinearModel {
    final int classes;
    final float[] weights;

    LinearModel(int classes, float[] weights) {
        this.classes = classes;
        this.weights = weights;
    }

    /** Adds up the rows of a message's terms: one score for each class. */
    void score(SparseVector vector, float[] scores) {
        java.util.Arrays.fill(scores, 0, classes, 0);
        for (int i = 0; i < vector.size; i++) {
            float weight = vector.weights[i];
            int row = vector.numbers[i] * classes;
            for (int k = 0; k < classes; k++) {
                scores[k] += weight * weights[row + k];
            }
        }
    }
}
