package org.palier.database;

import java.util.concurrent.atomic.AtomicInteger;

/** A unit of work that is being prepared, until it is closed. Used by one thread. */
public final class Announcement implements AutoCloseable {
    private final AtomicInteger announced;
    private boolean closed;

    Announcement(AtomicInteger announced) {
        this.announced = announced;
        announced.incrementAndGet();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            announced.decrementAndGet();
        }
    }
}
