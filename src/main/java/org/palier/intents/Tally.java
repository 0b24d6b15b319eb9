package org.palier.intents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Adds up what the words of one message say for each class, for all of them and for any run of them. The same sum as that of a
 * {@link SparseVector}, without making the vector: each field's terms by idf, the field scaled to the length that it counts for. A buffer
 * of one thread.
 */
final class Tally {
    private final Trained trained;
    private final Concepts concepts;
    private final float[] fieldWeights;
    private final float[] part;
    private final List<KnownWord> words = new ArrayList<>();
    private List<Lexicon.Hit> hits = List.of();
    private int[] pairs = new int[64];
    private float squares;

    /** Written so that no compiler leaves the reading out. */
    @SuppressWarnings("UnusedVariable")
    private int fetched;

    Tally(Trained trained, Concepts concepts, float[] fieldWeights) {
        this.trained = trained;
        this.concepts = concepts;
        this.fieldWeights = fieldWeights;
        this.part = new float[trained.model().classes];
    }

    /** Takes up a message. */
    void read(List<KnownWord> message, List<Lexicon.Hit> found) {
        words.clear();
        words.addAll(message);
        hits = found;
        if (pairs.length < words.size()) {
            pairs = new int[words.size() * 2];
        }
        pairs[0] = -1;
        for (int i = 1; i < words.size(); i++) {
            pairs[i] = trained.vocabulary()
                    .number(Field.PAIR.key(
                            words.get(i - 1).form().stem(), words.get(i).form().stem()));
        }
        fetch();
    }

    /** Reads what all terms will need, so that memory brings it at once: the sums would wait for one term after the other. */
    private void fetch() {
        LinearModel model = trained.model();
        int bits = 0;
        for (int i = 0; i < words.size(); i++) {
            bits ^= model.fetch(words.get(i).word())
                    ^ model.fetch(pairs[i])
                    ^ model.fetch(words.get(i).sound());
        }
        int count = Math.min(hits.size(), Analysis.PAIRED);
        for (int i = 0; i < hits.size(); i++) {
            int concept = hits.get(i).concept();
            bits ^= model.fetch(concepts.number(concept));
            for (int j = i + 1; j < count; j++) {
                bits ^= model.fetch(concepts.sign(concept, hits.get(j).concept()));
            }
        }
        fetched = bits;
    }

    /** The scores of the words from one to just before another. */
    float[] scores(int from, int to) {
        float[] scores = new float[part.length];
        for (int i = from; i < to; i++) {
            add(words.get(i).word());
        }
        close(Field.WORD, scores);
        for (int i = from + 1; i < to; i++) {
            add(pairs[i]);
        }
        close(Field.PAIR, scores);
        for (int i = from; i < to; i++) {
            KnownWord word = words.get(i);
            squares += word.gramSquares();
            for (int k = 0; k < part.length; k++) {
                part[k] += word.grams()[k];
            }
        }
        close(Field.GRAM, scores);
        for (int i = from; i < to; i++) {
            add(words.get(i).sound());
        }
        close(Field.SOUND, scores);
        concepts(from, to, scores);
        return scores;
    }

    /** The numbers of all words, sounds and concepts that training has seen, in ascending order, each once. */
    int[] seen() {
        int[] numbers = new int[words.size() * 2 + hits.size()];
        int size = 0;
        for (KnownWord word : words) {
            numbers[size++] = word.word();
            numbers[size++] = word.sound();
        }
        for (Lexicon.Hit hit : hits) {
            numbers[size++] = concepts.number(hit.concept());
        }
        Arrays.sort(numbers);
        int kept = 0;
        for (int number : numbers) {
            if (number >= 0 && (kept == 0 || number != numbers[kept - 1])) {
                numbers[kept++] = number;
            }
        }
        return Arrays.copyOf(numbers, kept);
    }

    private void concepts(int from, int to, float[] scores) {
        List<Lexicon.Hit> within = hits;
        if (from > 0 || to < words.size()) {
            within = new ArrayList<>();
            for (Lexicon.Hit hit : hits) {
                if (hit.first() >= from && hit.last() < to) {
                    within.add(hit);
                }
            }
        }
        for (Lexicon.Hit hit : within) {
            add(concepts.number(hit.concept()));
        }
        close(Field.CONCEPT, scores);
        int count = Math.min(within.size(), Analysis.PAIRED);
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                add(concepts.sign(within.get(i).concept(), within.get(j).concept()));
            }
        }
        close(Field.SIGN, scores);
    }

    private void add(int number) {
        if (number >= 0) {
            float idf = trained.vocabulary().idf(number);
            squares += idf * idf;
            trained.model().add(number, idf, part);
        }
    }

    private void close(Field field, float[] scores) {
        if (squares > 0 && fieldWeights[field.place] > 0) {
            float scale = (float) (fieldWeights[field.place] / Math.sqrt(squares));
            for (int k = 0; k < part.length; k++) {
                scores[k] += scale * part[k];
            }
        }
        if (squares > 0) {
            Arrays.fill(part, 0);
            squares = 0;
        }
    }
}
