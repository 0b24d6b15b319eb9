package org.palier.database;

import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few connections that only read, lent to one caller each. A slot without a connection is opened when it is lent. */
final class Readers {
    private static final Logger log = LoggerFactory.getLogger(Readers.class);
    private static final long PATIENCE_SECONDS = 10;

    private final Connections connections;
    private final int size;
    private final ArrayBlockingQueue<Slot> idle;
    private volatile boolean closed;

    Readers(Connections connections, int size) {
        this.connections = connections;
        this.size = size;
        this.idle = new ArrayBlockingQueue<>(size, true);
        for (int i = 0; i < size; i++) {
            idle.add(new Slot());
        }
    }

    private static final class Slot {
        private @Nullable Handle handle;
    }

    /** Runs the work on one snapshot of the data. */
    <T> T read(Work<T> work) {
        Slot slot = borrow();
        boolean sound = false;
        try {
            Handle tx = slot.handle == null ? connections.reader() : slot.handle;
            slot.handle = tx;
            Prepared.use(tx, "BEGIN", statement -> statement.execute());
            T result;
            try {
                result = work.run(tx);
                sound = true;
            } catch (RuntimeException | SQLException e) {
                sound = StorageTrouble.of(e).isEmpty();
                throw e;
            } finally {
                Prepared.use(tx, "COMMIT", statement -> statement.execute());
            }
            return result;
        } catch (RuntimeException | SQLException e) {
            throw StorageTrouble.of(e).map(RuntimeException.class::cast).orElseGet(() -> Unit.unchecked(e));
        } finally {
            giveBack(slot, sound);
        }
    }

    void close() {
        closed = true;
        for (int i = 0; i < size; i++) {
            try {
                Slot slot = idle.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (slot != null) {
                    end(slot);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private Slot borrow() {
        try {
            Slot slot = closed ? null : idle.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (slot == null) {
                throw new StorageUnavailableException(
                        closed ? "the database is closed" : "all reading connections are in use");
            }
            return slot;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailableException("interrupted while waiting for a connection", e);
        }
    }

    private void giveBack(Slot slot, boolean sound) {
        if (!sound) {
            end(slot);
        }
        idle.add(slot);
    }

    private static void end(Slot slot) {
        if (slot.handle != null) {
            try {
                slot.handle.close();
            } catch (RuntimeException e) {
                log.warn("a reading connection did not close: {}", e.getMessage());
            }
            slot.handle = null;
        }
    }
}
