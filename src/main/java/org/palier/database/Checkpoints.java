package org.palier.database;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that copies what the write-ahead log holds into the file, beside the writer: that takes tens of milliseconds, in which
 * nobody would be answered. The writer's own checkpoint, without which the log would never begin anew, then finds little left.
 */
final class Checkpoints implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);
    private static final long LOOK_MILLIS = 250;

    /** After so many units of work, a few thousand pages, a copy is worth its forced write. */
    private static final long MANY_UNITS = 300;

    /** After this time what was written is copied, however little it is. */
    private static final long RARELY_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Connections connections;
    private final LongSupplier written;
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Handle handle;

    /**
     * @param written how many units of work the writer has written so far
     */
    Checkpoints(Connections connections, LongSupplier written) {
        this.connections = connections;
        this.written = written;
    }

    @Override
    public void run() {
        long copied = 0;
        long last = System.nanoTime();
        while (!closedWithin(LOOK_MILLIS)) {
            long now = written.getAsLong();
            long waiting = now - copied;
            if (waiting >= MANY_UNITS || (waiting > 0 && System.nanoTime() - last >= RARELY_NANOS)) {
                copy();
                copied = now;
                last = System.nanoTime();
            }
        }
        if (handle != null) {
            handle.close();
        }
    }

    /** Ends the thread once a copy that it has begun is done. */
    void finish() {
        closed.countDown();
    }

    private void copy() {
        try {
            Handle open = handle == null ? connections.writer() : handle;
            handle = open;
            Prepared.use(open, "PRAGMA wal_checkpoint(PASSIVE)", statement -> statement.execute());
        } catch (SQLException | RuntimeException e) {
            // What is in the log is safe; the writer finds the same trouble, and tells it.
            log.warn("the log of the database could not be copied: {}", e.getMessage());
        }
    }

    private boolean closedWithin(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }
}
