package org.palier.database;

/**
 * The database cannot store or read at the moment: the disk is full, the file is locked, read-only or damaged, or the database is closed.
 * Nothing of the unit of work remains; the same work may succeed later.
 */
public final class StorageUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageUnavailableException(String message) {
        super(message);
    }

    public StorageUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
