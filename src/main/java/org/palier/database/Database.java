package org.palier.database;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One SQLite file: writes that are on disk when they return, and reads beside them. Safe for any number of threads. */
public final class Database implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Database.class);
    private static final Duration PROBE_WAIT = Duration.ofSeconds(1);

    private final Writer writer;
    private final Thread writing;
    private final Checkpoints checkpoints;
    private final Thread checkpointing;
    private final Readers readers;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Database(Writer writer, Checkpoints checkpoints, Readers readers) {
        this.writer = writer;
        this.checkpoints = checkpoints;
        this.readers = readers;
        this.writing = new Thread(writer, "palier-writer");
        this.checkpointing = new Thread(checkpoints, "palier-checkpoint");
        writing.start();
        checkpointing.start();
    }

    public static Database open(Path file) {
        return open(file, DatabaseOptions.DEFAULT, Commits.UNWATCHED);
    }

    /**
     * Opens the file, made when missing, and brings its schema to the version of this program.
     *
     * @throws SchemaRefusedException if the file is of a newer Palier or of another program
     * @throws StorageUnavailableException if the file cannot be opened or written
     */
    public static Database open(Path file, DatabaseOptions options, Commits commits) {
        return open(file, options, commits, Migrations.shipped());
    }

    static Database open(Path file, DatabaseOptions options, Commits commits, Migrations migrations) {
        Connections connections = new Connections(file, options);
        Handle handle = null;
        try {
            handle = connections.writer();
            migrations.apply(handle.getConnection());
            Writer writer = new Writer(connections, handle, options, commits);
            return new Database(
                    writer, new Checkpoints(connections, writer::written), new Readers(connections, options.readers()));
        } catch (SQLException | RuntimeException e) {
            if (handle != null) {
                handle.close();
            }
            throw StorageTrouble.of(e).map(RuntimeException.class::cast).orElseGet(() -> Unit.unchecked(e));
        }
    }

    /**
     * Does the work and returns once its commit is on disk. Work of other callers may share the commit, but not the outcome: what the
     * work throws reaches its own caller alone, after everything that this work did was undone.
     *
     * @throws StorageUnavailableException if it could not be stored; nothing of it remains
     */
    public <T> T write(Work<T> work) {
        refuseNesting();
        return writer.submit(requireNonNull(work, "work")).await();
    }

    /**
     * Tells that a unit of work is being prepared: the writer waits a moment for it where several are, so that they share one forced
     * write.
     */
    public Announcement announce() {
        return new Announcement(writer.announced());
    }

    /**
     * Reads from one snapshot of what is on disk; neither waits for writes nor holds them up.
     *
     * @throws StorageUnavailableException if the file cannot be read
     */
    public <T> T read(Work<T> work) {
        refuseNesting();
        return readers.read(requireNonNull(work, "work"));
    }

    /**
     * Reads some things beside the writer and writes what follows from them, until nothing is left to read. What is read at a time is
     * written at once, and holds up whoever waits for the writer meanwhile.
     *
     * @param next what comes after all that was written; empty at the end
     * @throws StorageUnavailableException if the file cannot be read or written
     */
    public <T> void catchUp(Work<List<T>> next, Following<T> then) {
        List<T> read = read(next);
        while (!read.isEmpty()) {
            List<T> some = read;
            write(tx -> {
                then.run(tx, some);
                return some;
            });
            read = read(next);
        }
    }

    /** What is written after something was read. */
    @FunctionalInterface
    public interface Following<T> {
        void run(Handle tx, List<T> read) throws SQLException;
    }

    /**
     * Whether something can be stored now: a small write was tried, unless one of the last second has shown it. Answers within about a
     * second, and by itself becomes true again when the trouble is over.
     */
    public boolean healthy() {
        if (closed.get()) {
            return false;
        }
        if (!writer.inTrouble() && writer.nanosSinceCommit() < PROBE_WAIT.toNanos()) {
            return true;
        }
        Unit<Integer> probe = writer.submit(tx -> tx.execute("UPDATE probe SET tried = tried + 1 WHERE id = 1"));
        return probe.doneWithin(PROBE_WAIT.toMillis());
    }

    /** How many units of work are on disk since the file was opened. */
    public long written() {
        return writer.written();
    }

    /** How many units of work wait for the writer at the moment, those that it is doing excluded. */
    public int waiting() {
        return writer.waiting();
    }

    /** Writes what is waiting and closes the file. Later calls find the storage unavailable. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        checkpoints.finish();
        writer.finish();
        boolean interrupted = ended(checkpointing);
        interrupted |= ended(writing);
        readers.close();
        log.debug("database closed");
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the end of a thread; true if it was interrupted meanwhile. */
    private static boolean ended(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        return interrupted;
    }

    /** A wait for the writer on the writer's own thread would never end. */
    private void refuseNesting() {
        if (Thread.currentThread() == writing) {
            throw new IllegalStateException("a unit of work may not call the database again; use its handle");
        }
    }
}
