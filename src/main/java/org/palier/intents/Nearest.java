package org.palier.intents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** For each class, its terms in ascending order, one of them as often as examples have it. */
    private final int[][] sorted;

    /** For each class, the examples that have the terms of {@link #sorted}. */
    private final int[][] holders;

    /** What is nearest to a message, looked for when it is asked for: most matches are never explained. */
    private final class Sought implements Match.Evidence {
        private final int intent;
        private final int[] message;
        private Match.@Nullable Evidence found;

        Sought(int intent, int[] message) {
            this.intent = intent;
            this.message = message;
        }

        @Override
        public String example() {
            return found().example();
        }

        @Override
        public double similarity() {
            return found().similarity();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Sought sought && found().equals(sought.found());
        }

        @Override
        public int hashCode() {
            return found().hashCode();
        }

        /** Two threads may both look, and find the same. */
        private Match.Evidence found() {
            Match.Evidence known = found;
            if (known == null) {
                known = find(intent, message);
                found = known;
            }
            return known;
        }
    }

    Nearest(List<List<String>> texts, int[][] starts, int[][] terms, Vocabulary vocabulary) {
        this.texts = texts;
        this.starts = starts;
        this.terms = terms;
        this.vocabulary = vocabulary;
        this.lengths = new float[terms.length][];
        this.sorted = new int[terms.length][];
        this.holders = new int[terms.length][];
        for (int k = 0; k < terms.length; k++) {
            lengths[k] = new float[starts[k].length - 1];
            index(k);
        }
    }

    private void index(int k) {
        long[] entries = new long[terms[k].length];
        for (int i = 0; i < lengths[k].length; i++) {
            float squares = 0;
            for (int t = starts[k][i]; t < starts[k][i + 1]; t++) {
                squares += square(terms[k][t]);
                entries[t] = (long) terms[k][t] << 32 | i;
            }
            lengths[k][i] = (float) Math.sqrt(squares);
        }
        Arrays.sort(entries);
        sorted[k] = new int[entries.length];
        holders[k] = new int[entries.length];
        for (int t = 0; t < entries.length; t++) {
            sorted[k][t] = (int) (entries[t] >>> 32);
            holders[k][t] = (int) entries[t];
        }
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

    /**
     * The example of a class that is nearest to a message; none if no example shares a term with it.
     *
     * @param message the numbers of the message's words, sounds and concepts, in ascending order, each once
     */
    Match.Evidence to(int k, int[] message) {
        return new Sought(k, message);
    }

    private Match.Evidence find(int k, int[] message) {
        float[] shared = new float[lengths[k].length];
        float squares = 0;
        for (int term : message) {
            float square = square(term);
            squares += square;
            for (int t = first(sorted[k], term); t < sorted[k].length && sorted[k][t] == term; t++) {
                shared[holders[k][t]] += square;
            }
        }
        int best = -1;
        float nearest = 0;
        for (int i = 0; i < shared.length; i++) {
            if (shared[i] > nearest * lengths[k][i]) {
                nearest = shared[i] / lengths[k][i];
                best = i;
            }
        }
        return best < 0
                ? Match.Near.NOTHING
                : new Match.Near(texts.get(k).get(best), Math.min(1, nearest / Math.sqrt(squares)));
    }

    /** Where a number first stands in ascending numbers, or would stand. */
    private static int first(int[] ascending, int number) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
