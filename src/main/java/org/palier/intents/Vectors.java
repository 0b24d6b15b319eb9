package org.palier.intents;

import java.util.Arrays;

/** The training vectors, packed. */
final class Vectors {
    int[] starts = new int[1025];
    int[] numbers = new int[1 << 16];
    float[] weights = new float[1 << 16];
    int[] labels = new int[1024];
    int[] ends = new int[1024 * Field.COUNT];
    int size;

    void add(SparseVector vector, int label) {
        if (size + 1 == starts.length) {
            starts = Arrays.copyOf(starts, size * 2 + 1);
            labels = Arrays.copyOf(labels, size * 2);
            ends = Arrays.copyOf(ends, size * 2 * Field.COUNT);
        }
        int from = starts[size];
        int to = from + vector.size;
        makeRoom(to);
        System.arraycopy(vector.numbers, 0, numbers, from, vector.size);
        System.arraycopy(vector.weights, 0, weights, from, vector.size);
        labels[size] = label;
        for (int field = 0; field < Field.COUNT; field++) {
            ends[size * Field.COUNT + field] = from + vector.ends[field];
        }
        starts[++size] = to;
    }

    private void makeRoom(int to) {
        if (to > numbers.length) {
            int capacity = Math.max(to, numbers.length + numbers.length / 4);
            numbers = Arrays.copyOf(numbers, capacity);
            weights = Arrays.copyOf(weights, capacity);
        }
    }

    /** Adds to the last vector what its message means, behind the numbers of the terms. */
    void mean(float[] meaning, int firstNumber, float weight) {
        int from = starts[size];
        int to = from + meaning.length;
        makeRoom(to);
        for (int i = 0; i < meaning.length; i++) {
            numbers[from + i] = firstNumber + i;
            weights[from + i] = weight * meaning[i];
        }
        starts[size] = to;
    }

    int begin(int example, Field field) {
        return field.place == 0 ? starts[example] : ends[example * Field.COUNT + field.place - 1];
    }

    int end(int example, Field field) {
        return ends[example * Field.COUNT + field.place];
    }
}
