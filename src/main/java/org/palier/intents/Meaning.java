package org.palier.intents;

import java.util.Arrays;
import java.util.Optional;

/** What the vector of a message says for each class: one more field of the linear machines, where there is an embedder. */
final class Meaning {
    /** How much the vector counts beside the other fields, which count 1 each. */
    static final float WEIGHT = 3;

    private final Optional<Embedder> embedder;
    private final float[] weights;
    private final int classes;

    /**
     * @param weights a row of the classes for each number of a vector
     */
    Meaning(Optional<Embedder> embedder, float[] weights, int classes) {
        this.embedder = embedder;
        this.weights = weights;
        this.classes = classes;
    }

    /** The rows of the vector's numbers, which stand behind those of the terms. */
    static float[] rows(float[] trained, int terms, int classes) {
        return Arrays.copyOfRange(trained, terms * classes, trained.length);
    }

    void add(String text, float[] scores) {
        if (embedder.isEmpty()) {
            return;
        }
        float[] vector = embedder.get().vector(text);
        for (int i = 0; i < vector.length; i++) {
            float value = WEIGHT * vector[i];
            int row = i * classes;
            for (int k = 0; k < classes; k++) {
                scores[k] += value * weights[row + k];
            }
        }
    }
}
