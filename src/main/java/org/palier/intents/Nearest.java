package org.palier.intents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The examples of each intent as sets of words, sounds and concepts, to show which one a message is nearest to: the evidence beside the
 * decision, never the decision. Immutable.
 */
final class Nearest {
    private static final List<Field> SEEN = List.of(Field.WORD, Field.SOUND, Field.CONCEPT);

    /** The texts of the examples of each class. */
    final List<List<String>> texts;

    /** For each class, where its examples begin in {@link #terms}, one more at the end. */
    final int[][] starts;

    final int[][] terms;
    private final Vocabulary vocabulary;
    private final float[][] lengths;

    /** An example and its cosine to a message. */
    record Example(String text, double similarity) {}

    Nearest(List<List<String>> texts, int[][] starts, int[][] terms, Vocabulary vocabulary) {
        this.texts = texts;
        this.starts = starts;
        this.terms = terms;
        this.vocabulary = vocabulary;
        this.lengths = new float[terms.length][];
        for (int k = 0; k < terms.length; k++) {
            lengths[k] = new float[starts[k].length - 1];
            for (int i = 0; i < lengths[k].length; i++) {
                float squares = 0;
                for (int t = starts[k][i]; t < starts[k][i + 1]; t++) {
                    squares += square(terms[k][t]);
                }
                lengths[k][i] = (float) Math.sqrt(squares);
            }
        }
    }

    private static int slot(int term, int mask) {
        return ((term * 0x9e3779b1) >>> 7) & mask;
    }

    private float square(int term) {
        return vocabulary.idf(term) * vocabulary.idf(term);
    }

    static Nearest of(List<TrainingExample> examples, List<String> classes, Vectors vectors, Vocabulary vocabulary) {
        List<List<String>> texts = new ArrayList<>();
        List<int[]> starts = new ArrayList<>();
        List<int[]> terms = new ArrayList<>();
        for (int k = 0; k < classes.size(); k++) {
            List<String> own = new ArrayList<>();
            int[] begins = new int[examples.size() + 1];
            int[] numbers = new int[1024];
            int size = 0;
            for (int i = 0; i < examples.size(); i++) {
                if (vectors.labels[i] == k) {
                    begins[own.size()] = size;
                    own.add(examples.get(i).text());
                    for (Field field : SEEN) {
                        for (int t = vectors.begin(i, field); t < vectors.end(i, field); t++) {
                            if (size == numbers.length) {
                                numbers = Arrays.copyOf(numbers, size * 2);
                            }
                            numbers[size++] = vectors.numbers[t];
                        }
                    }
                }
            }
            begins[own.size()] = size;
            texts.add(List.copyOf(own));
            starts.add(Arrays.copyOf(begins, own.size() + 1));
            terms.add(Arrays.copyOf(numbers, size));
        }
        return new Nearest(texts, starts.toArray(int[][]::new), terms.toArray(int[][]::new), vocabulary);
    }

    /** The example of a class that is nearest to a message; an empty text and 0 if none shares a term with it. */
    Example find(int k, SparseVector vector) {
        int size = 0;
        for (Field field : SEEN) {
            size += vector.end(field) - vector.begin(field);
        }
        int mask = Integer.highestOneBit(Math.max(4, size * 2)) * 2 - 1;
        int[] table = new int[mask + 1];
        float squares = 0;
        for (Field field : SEEN) {
            for (int t = vector.begin(field); t < vector.end(field); t++) {
                int term = vector.numbers[t];
                squares += square(term);
                int slot = slot(term, mask);
                while (table[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                table[slot] = term + 1;
            }
        }
        int best = -1;
        float nearest = 0;
        for (int i = 0; i < lengths[k].length; i++) {
            float shared = 0;
            for (int t = starts[k][i]; t < starts[k][i + 1]; t++) {
                int term = terms[k][t];
                int slot = slot(term, mask);
                while (table[slot] != 0 && table[slot] != term + 1) {
                    slot = (slot + 1) & mask;
                }
                if (table[slot] != 0) {
                    shared += square(term);
                }
            }
            float cosine = shared == 0 ? 0 : shared / lengths[k][i];
            if (cosine > nearest) {
                nearest = cosine;
                best = i;
            }
        }
        return best < 0
                ? new Example("", 0)
                : new Example(texts.get(k).get(best), Math.min(1, nearest / Math.sqrt(squares)));
    }
}
