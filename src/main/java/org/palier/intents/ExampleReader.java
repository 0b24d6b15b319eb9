package org.palier.intents;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads examples into the ids of their terms and counts these. What is met again, a word or a concept, is neither analyzed nor hashed
 * again: most of what examples say was said before.
 */
final class ExampleReader {
    /** Of the other fields, what but one example has is left out: half of all terms, and cross-validated accuracy stays the same. */
    private static final Set<Field> KNOWN_BY_ONE = EnumSet.of(Field.WORD, Field.SOUND, Field.CONCEPT);

    private static final int FEWEST = 2;

    private final Analysis analysis;
    private final TermCounts counts;
    private final Vectors vectors;
    private final boolean many;
    private final Map<Language, Map<String, Met>> met = new EnumMap<>(Language.class);

    /** The ids of the concepts, and of each two of them, one more than the id: 0 was not met. */
    private final int[] concepts;

    private final int[] signs;

    /** A word that was met, and the ids of its terms. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and packed for speed
    private record Met(WordForm form, int word, int sound, int[] grams) {}

    /**
     * @param many whether there are so many examples that rare terms are left out
     */
    ExampleReader(Analysis analysis, TermCounts counts, Vectors vectors, boolean many) {
        this.analysis = analysis;
        this.counts = counts;
        this.vectors = vectors;
        this.many = many;
        this.concepts = new int[analysis.lexicon().size()];
        this.signs = new int[concepts.length * concepts.length];
    }

    /** Adds the vector of an example, all fields of it closed. */
    void read(TrainingExample example, int label) {
        counts.next();
        Map<String, Met> known = met.computeIfAbsent(example.language(), any -> new HashMap<>());
        List<Met> words = new ArrayList<>();
        List<WordForm> forms = new ArrayList<>();
        for (Word word : analysis.words(example.text(), example.language(), Channel.SMS)) {
            Met one = known.computeIfAbsent(word.text(), any -> meet(analysis.form(word, example.language())));
            words.add(one);
            forms.add(one.form);
        }
        words.forEach(one -> add(one.word));
        vectors.close(Field.WORD);
        for (int i = 1; i < words.size(); i++) {
            add(id(
                    Field.PAIR,
                    Field.PAIR.key(forms.get(i - 1).stem(), forms.get(i).stem())));
        }
        vectors.close(Field.PAIR);
        for (Met one : words) {
            vectors.add(one.grams);
            for (int gram : one.grams) {
                counts.add(gram);
            }
        }
        vectors.close(Field.GRAM);
        words.forEach(one -> add(one.sound));
        vectors.close(Field.SOUND);
        List<Lexicon.Hit> hits = analysis.lexicon().find(forms);
        hits.forEach(hit -> add(concept(hit.concept())));
        vectors.close(Field.CONCEPT);
        addSigns(hits);
        vectors.close(Field.SIGN);
        vectors.next(label);
    }

    private Met meet(WordForm form) {
        int[] grams = new int[form.grams().length];
        for (int i = 0; i < grams.length; i++) {
            grams[i] = id(Field.GRAM, form.grams()[i]);
        }
        return new Met(
                form.withoutGrams(),
                id(Field.WORD, Field.WORD.key(form.stem())),
                id(Field.SOUND, Field.SOUND.key(form.sound())),
                grams);
    }

    private void addSigns(List<Lexicon.Hit> hits) {
        int count = Math.min(hits.size(), Analysis.PAIRED);
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                int first = Math.min(hits.get(i).concept(), hits.get(j).concept());
                int second = Math.max(hits.get(i).concept(), hits.get(j).concept());
                if (first != second) {
                    add(sign(first, second));
                }
            }
        }
    }

    private int concept(int concept) {
        if (concepts[concept] == 0) {
            String name = analysis.lexicon().name(concept);
            concepts[concept] = id(Field.CONCEPT, Field.CONCEPT.key(name)) + 1;
        }
        return concepts[concept] - 1;
    }

    private int sign(int first, int second) {
        int place = first * concepts.length + second;
        if (signs[place] == 0) {
            Lexicon lexicon = analysis.lexicon();
            signs[place] = id(Field.SIGN, Field.SIGN.key(lexicon.name(first), lexicon.name(second))) + 1;
        }
        return signs[place] - 1;
    }

    private int id(Field field, long key) {
        return counts.id(key, many && !KNOWN_BY_ONE.contains(field) ? FEWEST : 1);
    }

    private void add(int id) {
        counts.add(id);
        vectors.add(id);
    }
}
