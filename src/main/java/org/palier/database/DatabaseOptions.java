package org.palier.database;

import java.time.Duration;

/**
 * How the database file is used.
 *
 * <p>The page caches are small on purpose: what they miss is in the page cache of the system, and a copy in each connection is memory
 * paid twice. Memory mapping stays off: mapped pages count as resident memory of the process, and an error while reading one ends
 * the process instead of one statement. What the write-ahead log holds is copied into the file beside the writer (see
 * {@link Checkpoints}); only when the log has become long does the writer copy the rest itself, so that the log begins anew.
 *
 * @param busyTimeout how long a lock of another process is waited for; below the carrier's time limit
 * @param readers connections that read at the same time
 * @param writerCacheKib page cache of the writing connection
 * @param readerCacheKib page cache of each reading connection
 * @param checkpointPages pages in the write-ahead log after which the writer copies what is left of it into the file
 * @param groupLimit units of work in one commit at most
 * @param commitDelay how long a commit waits at most for the work that is being prepared, see {@link Database#announce()}
 * @param commitSiblings fewer announced works than this are not waited for: the commit of one alone comes at once
 */
public record DatabaseOptions(
        Duration busyTimeout,
        int readers,
        int writerCacheKib,
        int readerCacheKib,
        int checkpointPages,
        int groupLimit,
        Duration commitDelay,
        int commitSiblings) {
    /** For two cores and a few hundred MiB. */
    public static final DatabaseOptions DEFAULT =
            new DatabaseOptions(Duration.ofSeconds(5), 4, 8 * 1024, 2 * 1024, 20_000, 256, Duration.ofMillis(3), 4);

    public DatabaseOptions {
        if (readers < 1 || groupLimit < 1 || checkpointPages < 1 || busyTimeout.isNegative()) {
            throw new IllegalArgumentException(
                    "a database needs a reader, a group of one and a timeout of zero or more");
        }
    }

    public DatabaseOptions withBusyTimeout(Duration timeout) {
        return new DatabaseOptions(
                timeout,
                readers,
                writerCacheKib,
                readerCacheKib,
                checkpointPages,
                groupLimit,
                commitDelay,
                commitSiblings);
    }

    DatabaseOptions withCommitDelay(Duration delay) {
        return new DatabaseOptions(
                busyTimeout,
                readers,
                writerCacheKib,
                readerCacheKib,
                checkpointPages,
                groupLimit,
                delay,
                commitSiblings);
    }
}
