package org.palier.database;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/**
 * One unit of work on the database: all of it is stored, or nothing.
 *
 * <p>It runs on a thread of the database, so it must be short, must not wait for anything, and must not call the {@link Database}
 * again. The handle is already in a transaction and must not be kept.
 */
@FunctionalInterface
public interface Work<T> {
    T run(Handle tx) throws SQLException;
}
