package org.palier.intents;

import java.util.Arrays;

/** Terms seen in training: key to number, and how much each tells (idf). Immutable once built. */
final class Vocabulary {
    private final long[] table;
    private final int[] numbers;
    private final int mask;
    private final float[] idf;

    private Vocabulary(long[] keys, float[] idf) {
        int capacity = Integer.highestOneBit(Math.max(8, keys.length * 2 - 1)) << 1;
        this.mask = capacity - 1;
        this.table = new long[capacity];
        this.numbers = new int[capacity];
        Arrays.fill(numbers, -1);
        this.idf = idf;
        for (int number = 0; number < keys.length; number++) {
            int slot = (int) keys[number] & mask;
            while (numbers[slot] >= 0) {
                slot = (slot + 1) & mask;
            }
            table[slot] = keys[number];
            numbers[slot] = number;
        }
    }

    /** The terms of a set of documents, frequent ones first: their rows of weights then lie together in memory. */
    static Vocabulary of(TermCounts counts) {
        long[] keys = counts.kept();
        float[] idf = new float[keys.length];
        for (int i = 0; i < keys.length; i++) {
            idf[i] = (float) (Math.log((counts.documents() + 1.0) / (counts.count(keys[i]) + 1.0)) + 1);
        }
        return new Vocabulary(keys, idf);
    }

    static Vocabulary restore(long[] keys, float[] idf) {
        return new Vocabulary(keys, idf);
    }

    int size() {
        return idf.length;
    }

    float idf(int number) {
        return idf[number];
    }

    /** The number of a term, or -1 if it was never seen. */
    int number(long key) {
        int slot = (int) key & mask;
        while (numbers[slot] >= 0) {
            if (table[slot] == key) {
                return numbers[slot];
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    /** The keys in the order of their numbers. */
    long[] keys() {
        long[] keys = new long[idf.length];
        for (int slot = 0; slot < table.length; slot++) {
            if (numbers[slot] >= 0) {
                keys[numbers[slot]] = table[slot];
            }
        }
        return keys;
    }
}
