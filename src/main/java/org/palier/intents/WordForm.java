package org.palier.intents;

import java.util.List;

/**
 * A word with all that the matcher derives from it alone.
 *
 * @param grams keys of its runs of two to four letters, both ends marked
 * @param concepts concepts of the lexicon that the single word stands for
 * @param phrases entries of the lexicon that may begin with it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and packed for speed
record WordForm(String text, String stem, String sound, long[] grams, int[] concepts, List<Lexicon.Phrase> phrases) {}
