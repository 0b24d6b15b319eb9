package org.palier.intents;

import java.util.List;

/** A message as the matcher reads it. */
record Reading(Language language, List<Word> words, List<WordForm> forms, List<Lexicon.Hit> hits) {}
