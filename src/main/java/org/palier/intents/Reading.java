package org.palier.intents;

import java.util.List;

/**
 * A message as the matcher reads it.
 *
 * @param words with what was short written out
 * @param known the same words, with what each adds to the scores
 * @param hits concepts of the lexicon, in the order of the words
 */
record Reading(Language language, List<Word> words, List<KnownWord> known, List<Lexicon.Hit> hits) {
    List<WordForm> forms() {
        return known.stream().map(KnownWord::form).toList();
    }
}
