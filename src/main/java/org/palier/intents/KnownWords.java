package org.palier.intents;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words that the scripts know, each read once: most words of most messages are among them. What training has not seen is read anew
 * each time, so that no stream of messages can fill the memory. An unknown French word is put right where one is near: the trainer never sees that,
 * for it knows all words that it is taught.
 */
final class KnownWords {
    /** More than the words of the scripts in their usual spellings; beyond, words are read anew. */
    private static final int MOST = 8_192;

    private final Analysis analysis;
    private final Vocabulary vocabulary;
    private final LinearModel model;
    private final Spelling spelling;
    private final Map<Language, Map<String, KnownWord>> kept = new EnumMap<>(Language.class);

    KnownWords(Analysis analysis, Vocabulary vocabulary, LinearModel model, Spelling spelling) {
        this.analysis = analysis;
        this.vocabulary = vocabulary;
        this.model = model;
        this.spelling = spelling;
        for (Language language : Language.values()) {
            kept.put(language, new ConcurrentHashMap<>());
        }
    }

    KnownWord get(Word word, Language language) {
        Map<String, KnownWord> words = kept.getOrDefault(language, Map.of());
        KnownWord known = words.get(word.text());
        if (known != null) {
            return known;
        }
        Optional<String> repaired = language == Language.FR ? spelling.repaired(word.text()) : Optional.empty();
        if (repaired.isPresent()) {
            return get(new Word(repaired.get(), word.start(), word.end()), language);
        }
        known = read(analysis.form(word, language));
        if (known.word() >= 0 && words.size() < MOST) {
            words.put(word.text(), known);
        }
        return known;
    }

    private KnownWord read(WordForm form) {
        float[] grams = new float[model.classes];
        float squares = 0;
        for (long key : form.grams()) {
            int number = vocabulary.number(key);
            if (number >= 0) {
                float idf = vocabulary.idf(number);
                squares += idf * idf;
                model.add(number, idf, grams);
            }
        }
        return new KnownWord(
                form.withoutGrams(),
                vocabulary.number(Field.WORD.key(form.stem())),
                vocabulary.number(Field.SOUND.key(form.sound())),
                grams,
                squares);
    }
}
