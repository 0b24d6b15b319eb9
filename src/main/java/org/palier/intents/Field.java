package org.palier.intents;

/** The kinds of term by which a message is compared. Each is a vector of unit length on its own. */
enum Field {
    /** Stems. */
    WORD,
    /** Two stems in a row. */
    PAIR,
    /** Runs of two to four letters within a word. */
    GRAM,
    /** Words by sound. */
    SOUND,
    /** Concepts of the lexicon. */
    CONCEPT,
    /** Two concepts in one message, or one that is denied. */
    SIGN;

    static final int COUNT = values().length;

    /** A key for a term of this field; collisions are as good as impossible at 64 bits. */
    long key(CharSequence term) {
        return key(term, 0, term.length());
    }

    long key(CharSequence term, int from, int to) {
        long hash = 0xcbf29ce484222325L ^ (ordinal() * 0x9e3779b97f4a7c15L);
        for (int i = from; i < to; i++) {
            hash = (hash ^ term.charAt(i)) * 0x100000001b3L;
        }
        return mix(hash);
    }

    /** A key for two terms. */
    long key(CharSequence first, CharSequence second) {
        return mix(key(first) * 31 + key(second));
    }

    private static long mix(long hash) {
        long mixed = (hash ^ hash >>> 32) * 0xd6e8feb86659fd93L;
        return mixed ^ mixed >>> 32;
    }
}
