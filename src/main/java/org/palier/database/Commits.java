package org.palier.database;

import java.time.Duration;

/** Told about every group of units that was written, on the writer's thread: for metrics. Must be quick and must not throw. */
public interface Commits {
    /** A listener that does nothing. */
    Commits UNWATCHED = new Commits() {};

    /**
     * A group is on disk.
     *
     * @param units how many units of work shared the commit, failed ones included
     * @param working the time from the start of the transaction to the commit
     * @param committing the time that the commit took, forced write included
     */
    default void committed(int units, Duration working, Duration committing) {}

    /** A group could not be stored; nothing of it remains. */
    default void failed(int units, StorageUnavailableException reason) {}
}
