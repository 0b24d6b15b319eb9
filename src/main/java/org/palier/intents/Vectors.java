package org.palier.intents;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The training vectors, packed. They are first filled with the ids of their terms, one for each occurrence, and then weighed: numbers of
 * the vocabulary take the place of the ids, each once, in the same array.
 */
final class Vectors {
    int[] starts = new int[1025];
    int[] numbers = new int[1 << 16];
    float[] weights = {};
    int[] labels = new int[1024];
    int[] ends = new int[1024 * Field.COUNT];
    int size;
    private int filled;

    /** How many numbers each vector ends with that are what its message means. */
    private final int meanings;

    Vectors(int meanings) {
        this.meanings = meanings;
    }

    /** Adds an occurrence to the vector that is being filled. */
    void add(int id) {
        makeRoom(1);
        numbers[filled++] = id;
    }

    void add(int[] ids) {
        makeRoom(ids.length);
        System.arraycopy(ids, 0, numbers, filled, ids.length);
        filled += ids.length;
    }

    /** Ends a field of the vector that is being filled. */
    void close(Field field) {
        ends[size * Field.COUNT + field.place] = filled;
    }

    /** Ends the vector that is being filled and begins the next. */
    void next(int label) {
        makeRoom(meanings);
        filled += meanings;
        labels[size] = label;
        starts[++size] = filled;
        if (size == labels.length) {
            starts = Arrays.copyOf(starts, size * 2 + 1);
            labels = Arrays.copyOf(labels, size * 2);
            ends = Arrays.copyOf(ends, size * 2 * Field.COUNT);
        }
    }

    private void makeRoom(int more) {
        if (filled + more > numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(filled + more, numbers.length + numbers.length / 4));
        }
    }

    /**
     * Weighs the terms of all vectors once all are filled.
     *
     * @param known the number of each id in the vocabulary, or -1
     */
    void weigh(int[] known, Vocabulary vocabulary, float[] fieldWeights) {
        IntStream.range(0, size).parallel().forEach(example -> sort(example, known));
        weights = new float[filled];
        SparseVector vector = new SparseVector();
        int from = 0;
        filled = 0;
        for (int example = 0; example < size; example++) {
            int next = starts[example + 1];
            int fields = example * Field.COUNT;
            vector.fill(
                    numbers, from, Arrays.copyOfRange(ends, fields, fields + Field.COUNT), vocabulary, fieldWeights);
            System.arraycopy(vector.numbers, 0, numbers, filled, vector.size);
            System.arraycopy(vector.weights, 0, weights, filled, vector.size);
            for (int field = 0; field < Field.COUNT; field++) {
                ends[fields + field] = filled + vector.ends[field];
            }
            filled += vector.size + meanings;
            starts[example + 1] = filled;
            from = next;
        }
        numbers = Arrays.copyOf(numbers, filled);
        weights = Arrays.copyOf(weights, filled);
    }

    private void sort(int example, int[] known) {
        for (Field field : Field.values()) {
            int from = begin(example, field);
            int to = end(example, field);
            for (int t = from; t < to; t++) {
                numbers[t] = known[numbers[t]];
            }
            Arrays.sort(numbers, from, to);
        }
    }

    /** Puts into a weighed vector what its message means, behind the numbers of the terms. */
    void mean(int example, float[] meaning, int firstNumber, float weight) {
        int from = starts[example + 1] - meanings;
        for (int i = 0; i < meanings; i++) {
            numbers[from + i] = firstNumber + i;
            weights[from + i] = weight * meaning[i];
        }
    }

    int begin(int example, Field field) {
        return field.place == 0 ? starts[example] : ends[example * Field.COUNT + field.place - 1];
    }

    int end(int example, Field field) {
        return ends[example * Field.COUNT + field.place];
    }
}
