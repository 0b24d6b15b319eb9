package org.palier.intents;

import java.util.Arrays;

/** In how many documents each term occurs. Millions are counted while a model is made, so keys and counts are not boxed. */
final class TermCounts {
    private static final int SMALLEST = 1 << 10;

    private long[] keys = new long[SMALLEST];
    private int[] counts = new int[SMALLEST];
    private int[] lastSeen = new int[SMALLEST];
    private byte[] least = new byte[SMALLEST];
    private int size;
    private int documents;

    /** Begins the next document. */
    void next() {
        documents++;
    }

    int documents() {
        return documents;
    }

    /**
     * Counts a term, once for each document.
     *
     * @param fewest documents that must have it for it to be kept, the same for each call with one key
     */
    void add(long key, int fewest) {
        int slot = slot(key);
        if (counts[slot] == 0) {
            if (size * 2 >= keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
            least[slot] = (byte) fewest;
            size++;
        }
        if (lastSeen[slot] != documents) {
            lastSeen[slot] = documents;
            counts[slot]++;
        }
    }

    int count(long key) {
        return counts[slot(key)];
    }

    /** The terms that enough documents have, those of most documents first, then in the order of their keys. */
    long[] kept() {
        long[] kept = new long[size];
        int[] places = new int[documents + 2];
        int number = 0;
        for (int slot = 0; slot < keys.length; slot++) {
            if (counts[slot] > 0 && counts[slot] >= least[slot]) {
                kept[number++] = keys[slot];
                places[documents - counts[slot] + 1]++;
            }
        }
        Arrays.sort(kept, 0, number);
        for (int rarer = 1; rarer < places.length; rarer++) {
            places[rarer] += places[rarer - 1];
        }
        long[] sorted = new long[number];
        for (int i = 0; i < number; i++) {
            sorted[places[documents - count(kept[i])]++] = kept[i];
        }
        return sorted;
    }

    private int slot(long key) {
        int slot = (int) key & (keys.length - 1);
        while (counts[slot] > 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        int[] oldSeen = lastSeen;
        byte[] oldLeast = least;
        keys = new long[oldKeys.length * 2];
        counts = new int[keys.length];
        lastSeen = new int[keys.length];
        least = new byte[keys.length];
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldCounts[old] > 0) {
                int slot = slot(oldKeys[old]);
                keys[slot] = oldKeys[old];
                counts[slot] = oldCounts[old];
                lastSeen[slot] = oldSeen[old];
                least[slot] = oldLeast[old];
            }
        }
    }
}
