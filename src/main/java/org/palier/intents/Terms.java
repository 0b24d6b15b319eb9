package org.palier.intents;

import java.util.Arrays;

/** The keys of a message's terms, field after field, repeated as often as they occur. A buffer, filled anew for each message. */
final class Terms {
    long[] keys = new long[512];
    final int[] ends = new int[Field.COUNT];
    int size;

    void clear() {
        size = 0;
    }

    void set(long[] all, int[] fieldEnds) {
        keys = all;
        size = all.length;
        System.arraycopy(fieldEnds, 0, ends, 0, Field.COUNT);
    }

    void add(long key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, Math.max(512, size * 2));
        }
        keys[size++] = key;
    }

    void close(Field field) {
        ends[field.place] = size;
    }

    int begin(Field field) {
        return field.place == 0 ? 0 : ends[field.place - 1];
    }

    int end(Field field) {
        return ends[field.place];
    }
}
