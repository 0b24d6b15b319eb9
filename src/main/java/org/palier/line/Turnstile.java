package org.palier.line;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets those of one key pass one at a time, in the order in which they came; those of different keys do not wait for each other. */
final class Turnstile<K> {
    private final ConcurrentHashMap<K, Gate> gates = new ConcurrentHashMap<>();

    private static final class Gate {
        private final ReentrantLock lock = new ReentrantLock(true);

        /** Those inside and before the gate; changed only within {@code compute} of the map. */
        private int present;
    }

    <T> T pass(K key, Supplier<T> work) {
        Gate gate = gates.compute(key, (same, known) -> {
            Gate open = known == null ? new Gate() : known;
            open.present++;
            return open;
        });
        gate.lock.lock();
        try {
            return work.get();
        } finally {
            gate.lock.unlock();
            gates.computeIfPresent(key, (same, open) -> --open.present == 0 ? null : open);
        }
    }

    /** How many keys are passing: for tests. */
    int size() {
        return gates.size();
    }
}
