package org.palier.intents;

/**
 * A word with what it adds to the scores of a message, worked out once.
 *
 * @param form without its runs of letters
 * @param word the number of its stem in the vocabulary, or -1
 * @param sound the number of its sound in the vocabulary, or -1
 * @param grams what its runs of letters say together for each class
 * @param gramSquares the squared length of its runs of letters
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and packed for speed
record KnownWord(WordForm form, int word, int sound, float[] grams, float gramSquares) {}
