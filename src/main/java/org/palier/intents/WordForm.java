package org.palier.intents;

import java.util.List;

/**
 * A word with all that the matcher derives from it alone.
 *
 * @param grams keys of its runs of two to four letters, both ends marked
 * @param concepts concepts of the lexicon that the single word stands for
 * @param phrases entries of the lexicon that may begin with it
 * @param small whether it may stand between the words of such an entry
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and packed for speed
record WordForm(
        String text,
        String stem,
        String sound,
        long[] grams,
        int[] concepts,
        List<Lexicon.Phrase> phrases,
        boolean small) {
    private static final long[] NONE = {};

    /** The same for those who keep it after its runs of letters were read: these are most of its memory. */
    WordForm withoutGrams() {
        return new WordForm(text, stem, sound, NONE, concepts, phrases, small);
    }
}
