package org.palier.intents;

/** The kinds of term by which a message is compared. Each is a vector of unit length on its own. */
enum Field {
    /** Stems. */
    WORD(0),
    /** Two stems in a row. */
    PAIR(1),
    /** Runs of two to four letters within a word. */
    GRAM(2),
    /** Words by sound. */
    SOUND(3),
    /** Concepts of the lexicon. */
    CONCEPT(4),
    /** Two concepts in one message, or one that is denied. */
    SIGN(5);

    static final int COUNT = values().length;

    /** Where its part of a vector comes. */
    final int place;

    Field(int place) {
        this.place = place;
    }

    /** A key for a term of this field; collisions are as good as impossible at 64 bits. */
    long key(CharSequence term) {
        return key(term, 0, term.length());
    }

    long key(CharSequence term, int from, int to) {
        long hash = 0xcbf29ce484222325L ^ (place * 0x9e3779b97f4a7c15L);
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
        long mixed = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
        return mixed ^ (mixed >>> 32);
    }
}
