package org.palier.bench;

import java.util.function.Supplier;

/** What a thing takes of the heap. */
final class Heap {
    private Heap() {}

    /** A thing, how long it took to make, and how much more of the heap is used with it. */
    record Weighed<T>(T made, double seconds, double mebibytes) {}

    static <T> Weighed<T> weigh(Supplier<T> making) {
        long before = used();
        long start = System.nanoTime();
        T made = making.get();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Weighed<>(made, seconds, Math.max(0, used() - before) / 1048576.0);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
