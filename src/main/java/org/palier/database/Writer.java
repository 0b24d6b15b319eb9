package org.palier.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that writes. */
final class Writer implements Runnable {
    /*
     * One forced write costs as much as the work of dozens of messages, so everything that waits shares one:
     *
     *   BEGIN IMMEDIATE
     *     for each unit that waits, those that come meanwhile included, up to the limit of a group:
     *       SAVEPOINT unit, run it, RELEASE unit     (or, when it throws, ROLLBACK TO unit)
     *   COMMIT                                       (synchronous=FULL: on disk when it returns)
     *   tell every caller
     *
     * While several others are being prepared, the commit waits for them, a few milliseconds at most: what PostgreSQL calls commit_delay
     * and commit_siblings. Who writes alone never waits.
     *
     * A unit that throws leaves no trace and its neighbours stay. Some failures of SQLite (disk full, I/O error) end the whole
     * transaction by themselves; then there is no savepoint to go back to, which is how that is noticed, and the whole group fails.
     * Nobody is told anything before the commit, failures included, since a unit may have failed because of a neighbour's rows.
     */
    private static final Logger log = LoggerFactory.getLogger(Writer.class);

    /** Between two looks whether what was announced has come. */
    private static final long LOOK_NANOS = 500_000;

    private final Connections connections;
    private final DatabaseOptions options;
    private final Commits commits;
    private final LinkedBlockingQueue<Unit<?>> waiting = new LinkedBlockingQueue<>();
    private final AtomicInteger announced = new AtomicInteger();
    private final Unit<Boolean> stop = new Unit<>(tx -> true);
    private volatile boolean stopped;
    private volatile boolean trouble;
    private volatile long lastCommitNanos = System.nanoTime();
    private volatile long written;
    private @Nullable Handle handle;

    Writer(Connections connections, Handle opened, DatabaseOptions options, Commits commits) {
        this.connections = connections;
        this.handle = opened;
        this.options = options;
        this.commits = commits;
    }

    <T> Unit<T> submit(Work<T> work) {
        Unit<T> unit = new Unit<>(work);
        waiting.add(unit);
        if (stopped) {
            unit.tell(closed());
        }
        return unit;
    }

    /** Whether the last attempt to store something failed. */
    boolean inTrouble() {
        return trouble;
    }

    /** How many units of work are being prepared. */
    AtomicInteger announced() {
        return announced;
    }

    int waiting() {
        return waiting.size();
    }

    /** How many units of work are on disk since the start. */
    long written() {
        return written;
    }

    long nanosSinceCommit() {
        return System.nanoTime() - lastCommitNanos;
    }

    /** Ends the thread after what waits now is written. */
    void finish() {
        waiting.add(stop);
    }

    @Override
    public void run() {
        try {
            while (true) {
                Unit<?> first = waiting.take();
                if (first == stop) {
                    break;
                }
                writeGroup(first);
            }
        } catch (InterruptedException e) {
            log.error("the writer was interrupted");
        } finally {
            stopped = true;
            waiting.forEach(unit -> unit.tell(closed()));
            waiting.clear();
            close();
        }
    }

    private void writeGroup(Unit<?> first) {
        List<Unit<?>> group = new ArrayList<>();
        group.add(first);
        try {
            long began = System.nanoTime();
            Handle tx = handle();
            execute(tx, "BEGIN IMMEDIATE");
            boolean refused = runAll(tx, group);
            long worked = System.nanoTime();
            execute(tx, "COMMIT");
            lastCommitNanos = System.nanoTime();
            count(group.size());
            commits.committed(
                    group.size(), Duration.ofNanos(worked - began), Duration.ofNanos(lastCommitNanos - worked));
            trouble = refused || (trouble && group.stream().noneMatch(Unit::succeeded));
            group.forEach(Unit::tell);
        } catch (SQLException | RuntimeException e) {
            giveUp(group, e);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // Only this thread writes it.
    private void count(int units) {
        written += units;
    }

    /** Runs what waits; true if the storage refused a unit of it. */
    private boolean runAll(Handle tx, List<Unit<?>> group) throws SQLException {
        long began = System.nanoTime();
        boolean refused = false;
        Unit<?> unit = group.get(0);
        while (unit != null) {
            execute(tx, "SAVEPOINT unit");
            try {
                unit.run(tx);
            } catch (Throwable failure) {
                Optional<StorageUnavailableException> storage = StorageTrouble.of(failure);
                refused = refused || storage.isPresent();
                unit.failed(storage.isPresent() ? storage.get() : failure);
                backToSavepoint(tx, failure);
            }
            execute(tx, "RELEASE unit");
            unit = group.size() < options.groupLimit() ? next(began) : null;
            if (unit != null) {
                group.add(unit);
            }
        }
        return refused;
    }

    /** The next unit of a group that began at a moment; null when it is to be committed. */
    private @Nullable Unit<?> next(long began) {
        long delay = options.commitDelay().toNanos();
        while (waiting.isEmpty() && announced.get() >= options.commitSiblings() && System.nanoTime() - began < delay) {
            LockSupport.parkNanos(this, LOOK_NANOS);
        }
        return waiting.peek() == stop ? null : waiting.poll();
    }

    private static void backToSavepoint(Handle tx, Throwable failure) throws SQLException {
        try {
            execute(tx, "ROLLBACK TO unit");
        } catch (SQLException noSavepoint) {
            throw new SQLException("the transaction was ended by a failure", failure);
        }
    }

    /** Fails the group, and what waits behind it: that would only wait for the same trouble again. */
    private void giveUp(List<Unit<?>> group, Exception failure) {
        trouble = true;
        StorageUnavailableException reason = StorageTrouble.of(failure)
                .orElseGet(() -> new StorageUnavailableException("the database cannot store", failure));
        log.error("nothing can be stored: {}", reason.getMessage());
        Handle tx = handle;
        if (tx != null) {
            try {
                execute(tx, "ROLLBACK");
            } catch (SQLException alreadyEnded) {
                log.debug("no transaction was open");
            }
        }
        if (StorageTrouble.spoilsConnection(failure)) {
            close();
        }
        while (waiting.peek() != null && waiting.peek() != stop) {
            group.add(waiting.remove());
        }
        commits.failed(group.size(), reason);
        group.forEach(unit -> unit.tell(reason));
    }

    private Handle handle() throws SQLException {
        Handle open = handle;
        if (open == null) {
            open = connections.writer();
            handle = open;
        }
        return open;
    }

    private void close() {
        Handle open = handle;
        handle = null;
        if (open != null) {
            try {
                open.close();
            } catch (RuntimeException e) {
                log.warn("the writing connection did not close: {}", e.getMessage());
            }
        }
    }

    private static void execute(Handle tx, String sql) throws SQLException {
        Prepared.use(tx, sql, statement -> statement.execute());
    }

    private static StorageUnavailableException closed() {
        return new StorageUnavailableException("the database is closed");
    }
}
