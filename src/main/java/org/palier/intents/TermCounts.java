package org.palier.intents;

import java.util.Arrays;

/**
 * In how many documents each term occurs. A term gets an id when it is first met, so that who meets it again need not look for its key.
 * Millions are counted while a model is made, so keys and counts are not boxed.
 */
final class TermCounts {
    private static final int SMALLEST = 1 << 10;

    /** Where a key's id lies, one more than the id: 0 is an empty slot. */
    private int[] slots = new int[SMALLEST];

    private long[] keys = new long[SMALLEST / 2];
    private int[] counts = new int[SMALLEST / 2];
    private int[] lastSeen = new int[SMALLEST / 2];
    private byte[] least = new byte[SMALLEST / 2];
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
     * The id of a term: its place in the order in which terms were first met.
     *
     * @param fewest documents that must have it for it to be kept, the same for each call with one key
     */
    int id(long key, int fewest) {
        int slot = slot(key);
        if (slots[slot] == 0) {
            if (size == keys.length) {
                grow();
                slot = slot(key);
            }
            keys[size] = key;
            least[size] = (byte) fewest;
            slots[slot] = ++size;
        }
        return slots[slot] - 1;
    }

    /** Counts a term, once for each document. */
    void add(int id) {
        if (lastSeen[id] != documents) {
            lastSeen[id] = documents;
            counts[id]++;
        }
    }

    int count(long key) {
        int slot = slots[slot(key)];
        return slot == 0 ? 0 : counts[slot - 1];
    }

    /** The terms that enough documents have, those of most documents first, then in the order of their keys. */
    long[] kept() {
        long[] kept = new long[size];
        int[] places = new int[documents + 2];
        int number = 0;
        for (int id = 0; id < size; id++) {
            if (counts[id] > 0 && counts[id] >= least[id]) {
                kept[number++] = keys[id];
                places[documents - counts[id] + 1]++;
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

    /** The number that each id has in a vocabulary, or -1 if the term is not in it. */
    int[] numbers(Vocabulary vocabulary) {
        int[] numbers = new int[size];
        for (int id = 0; id < size; id++) {
            numbers[id] = vocabulary.number(keys[id]);
        }
        return numbers;
    }

    private int slot(long key) {
        int slot = (int) key & (slots.length - 1);
        while (slots[slot] > 0 && keys[slots[slot] - 1] != key) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, size * 2);
        counts = Arrays.copyOf(counts, size * 2);
        lastSeen = Arrays.copyOf(lastSeen, size * 2);
        least = Arrays.copyOf(least, size * 2);
        slots = new int[size * 4];
        for (int id = 0; id < size; id++) {
            slots[slot(keys[id])] = id + 1;
        }
    }
}
