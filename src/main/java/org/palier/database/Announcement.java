package org.palier.database;

import java.util.concurrent.atomic.AtomicInteger;

/** A unit of work that is being prepared, until that is done. Used by one thread. */
public final class Announcement {
    private final AtomicInteger announced;
    private boolean done;

    Announcement(AtomicInteger announced) {
        this.announced = announced;
        announced.incrementAndGet();
    }

    /** The work comes now, or not at all. */
    public void done() {
        if (!done) {
            done = true;
            announced.decrementAndGet();
        }
    }
}
