package org.palier.database;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/** Tells failures of the storage from mistakes in the work. */
final class StorageTrouble {
    private StorageTrouble() {}

    /** The failure as callers know it, if the storage is the reason; empty if the work itself is wrong. */
    static Optional<StorageUnavailableException> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StorageUnavailableException known) {
                return Optional.of(known);
            }
            String sentence = cause instanceof SQLException sql ? sentence(sql) : null;
            if (sentence != null) {
                return Optional.of(new StorageUnavailableException(sentence, failure));
            }
        }
        return Optional.empty();
    }

    /** Whether the connection itself may be the reason, so that a new one may help. */
    static boolean spoilsConnection(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                SQLiteErrorCode code = primary(sql);
                return code != SQLiteErrorCode.SQLITE_BUSY
                        && code != SQLiteErrorCode.SQLITE_LOCKED
                        && code != SQLiteErrorCode.SQLITE_FULL;
            }
        }
        return true;
    }

    private static @Nullable String sentence(SQLException failure) {
        SQLiteErrorCode code = primary(failure);
        if (code == SQLiteErrorCode.SQLITE_FULL) {
            return "the disk is full";
        }
        if (code == SQLiteErrorCode.SQLITE_BUSY || code == SQLiteErrorCode.SQLITE_LOCKED) {
            return "the database is locked by another process";
        }
        if (code == SQLiteErrorCode.SQLITE_READONLY || code == SQLiteErrorCode.SQLITE_PERM) {
            return "the database file is read-only";
        }
        if (code == SQLiteErrorCode.SQLITE_IOERR || code == SQLiteErrorCode.SQLITE_CANTOPEN) {
            return "the database file cannot be read or written";
        }
        if (code == SQLiteErrorCode.SQLITE_CORRUPT || code == SQLiteErrorCode.SQLITE_NOTADB) {
            return "the database file is damaged";
        }
        if (code == SQLiteErrorCode.SQLITE_NOMEM || code == SQLiteErrorCode.SQLITE_PROTOCOL) {
            return "the database has no memory or lock left";
        }
        return null;
    }

    /** The primary result code: the low byte of what SQLite returned. */
    private static SQLiteErrorCode primary(SQLException failure) {
        return SQLiteErrorCode.getErrorCode(failure.getErrorCode() & 0xff);
    }
}
