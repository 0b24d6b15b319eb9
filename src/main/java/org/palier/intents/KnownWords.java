package org.palier.intents;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The words that the scripts know, each read once: most words of most messages are among them. Of those that training has not seen only
 * some, met last, are kept, so that no stream of messages can fill the memory: the parts of one message are read several times. An unknown French word is put right where one is near: the trainer never sees that,
 * for it knows all words that it is taught.
 */
final class KnownWords {
    /** More than the words of the scripts in their usual spellings; beyond, words are read anew. */
    private static final int MOST = 8_192;

    /** A power of two. */
    private static final int MET = 1_024;

    private final Analysis analysis;
    private final Vocabulary vocabulary;
    private final LinearModel model;
    private final Spelling spelling;
    private final Map<Language, Map<String, KnownWord>> kept = new EnumMap<>(Language.class);
    private final AtomicReferenceArray<@Nullable Met> lastMet = new AtomicReferenceArray<>(MET);

    /** A word that is not kept for good. */
    private record Met(String text, Language language, KnownWord word) {
        boolean is(Word other, Language spoken) {
            return language == spoken && text.equals(other.text());
        }
    }

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
        int slot = word.text().hashCode() & (MET - 1);
        Met last = lastMet.get(slot);
        if (last != null && last.is(word, language)) {
            return last.word;
        }
        Optional<String> repaired = language == Language.FR ? spelling.repaired(word.text()) : Optional.empty();
        known = repaired.isPresent()
                ? get(new Word(repaired.get(), word.start(), word.end()), language)
                : read(analysis.form(word, language));
        if (repaired.isEmpty() && known.word() >= 0 && words.size() < MOST) {
            words.put(word.text(), known);
        } else {
            lastMet.set(slot, new Met(word.text(), language, known));
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
