package org.palier.line;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets so many work at once as there are processors to do it; others wait in the order in which they came. More would not be done sooner:
 * they would take turns, so that all are late, and the compiler that makes them quick would get its turn last.
 */
final class Seats {
    private final Semaphore free;

    private Seats(int count) {
        this.free = new Semaphore(count, true);
    }

    static Seats forProcessors() {
        return new Seats(Math.max(2, Runtime.getRuntime().availableProcessors()));
    }

    <T> T pass(Supplier<T> work) {
        free.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            free.release();
        }
    }
}
