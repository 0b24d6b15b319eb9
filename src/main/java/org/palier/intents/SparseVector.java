package org.palier.intents;

import java.util.Arrays;

/** Numbered terms and their weights, field after field. A buffer, filled anew for each message. */
final class SparseVector {
    int[] numbers = new int[512];
    float[] weights = new float[512];
    final int[] ends = new int[Field.COUNT];
    int size;
    private int[] found = new int[512];

    private void add(int number, float weight) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
            weights = Arrays.copyOf(weights, size * 2);
        }
        numbers[size] = number;
        weights[size++] = weight;
    }

    /** Weighs the terms by tf x idf and gives the part of each field the length that the field counts for; each occurrence adds to it. */
    void fill(Terms terms, Vocabulary vocabulary, float[] fieldWeights) {
        size = 0;
        if (found.length < terms.size) {
            found = new int[terms.keys.length];
        }
        int from = 0;
        for (int field = 0; field < Field.COUNT; field++) {
            int to = terms.ends[field];
            if (fieldWeights[field] > 0) {
                int count = 0;
                for (int i = from; i < to; i++) {
                    int number = vocabulary.number(terms.keys[i]);
                    if (number >= 0) {
                        found[count++] = number;
                    }
                }
                Arrays.sort(found, 0, count);
                part(found, 0, count, vocabulary, fieldWeights[field]);
            }
            ends[field] = size;
            from = to;
        }
    }

    /**
     * The same for terms whose numbers are known.
     *
     * @param occurrences numbers, from one place on to the ends of the fields, in each field ascending; negative ones tell nothing
     */
    void fill(int[] occurrences, int begin, int[] fieldEnds, Vocabulary vocabulary, float[] fieldWeights) {
        size = 0;
        int from = begin;
        for (int field = 0; field < Field.COUNT; field++) {
            int to = fieldEnds[field];
            if (fieldWeights[field] > 0) {
                while (from < to && occurrences[from] < 0) {
                    from++;
                }
                part(occurrences, from, to, vocabulary, fieldWeights[field]);
            }
            ends[field] = size;
            from = to;
        }
    }

    private void part(int[] ascending, int from, int to, Vocabulary vocabulary, float length) {
        int begin = size;
        double squares = 0;
        int i = from;
        while (i < to) {
            int number = ascending[i];
            int run = i + 1;
            while (run < to && ascending[run] == number) {
                run++;
            }
            int times = run - i;
            float idf = vocabulary.idf(number);
            add(number, times * idf);
            squares += times * idf * idf;
            i = run;
        }
        float scale = squares == 0 ? 0 : (float) (length / Math.sqrt(squares));
        for (int k = begin; k < size; k++) {
            weights[k] *= scale;
        }
    }

    int begin(Field field) {
        return field.place == 0 ? 0 : ends[field.place - 1];
    }

    int end(Field field) {
        return ends[field.place];
    }
}
