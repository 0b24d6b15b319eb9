package org.palier.intents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a message: its language, its words written out and put right, and the concepts they stand for. */
final class Reader {
    private final Analysis analysis;
    private final LanguageModel languages;
    private final KnownWords known;

    Reader(Analysis analysis, Learnt learnt) {
        this.analysis = analysis;
        this.languages = learnt.languages();
        this.known = new KnownWords(
                analysis, learnt.trained().vocabulary(), learnt.trained().model(), learnt.spelling());
    }

    Reading read(Utterance utterance) {
        List<Word> raw = Words.of(utterance.text());
        Language language = languages.of(raw, utterance.language());
        List<Word> expanded = analysis.expand(raw, language, utterance.channel());
        List<KnownWord> words = new ArrayList<>(expanded.size());
        List<WordForm> forms = new ArrayList<>(expanded.size());
        for (Word word : expanded) {
            KnownWord one = known.get(word, language);
            words.add(one);
            forms.add(one.form());
        }
        return new Reading(language, expanded, words, analysis.lexicon().find(forms));
    }

    /** The language that a text is read in when nothing is known of the conversation. */
    Language language(String text) {
        return languages.of(Words.of(text), Optional.empty());
    }
}
