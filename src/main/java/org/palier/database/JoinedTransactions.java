package org.palier.database;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.transaction.TransactionHandler;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Makes {@code handle.inTransaction} join the transaction that the database has opened; begin and commit belong to the database. */
final class JoinedTransactions implements TransactionHandler {
    @Override
    public boolean isInTransaction(Handle handle) {
        return true;
    }

    @Override
    public <R, X extends Exception> R inTransaction(Handle handle, HandleCallback<R, X> callback) throws X {
        return callback.withHandle(handle);
    }

    @Override
    public <R, X extends Exception> R inTransaction(
            Handle handle, TransactionIsolationLevel level, HandleCallback<R, X> callback) throws X {
        return callback.withHandle(handle);
    }

    @Override
    public void begin(Handle handle) {
        throw refused();
    }

    @Override
    public void commit(Handle handle) {
        throw refused();
    }

    @Override
    public void rollback(Handle handle) {
        throw refused();
    }

    @Override
    public void savepoint(Handle handle, String name) {
        throw refused();
    }

    @Override
    public void rollbackToSavepoint(Handle handle, String name) {
        throw refused();
    }

    @Override
    public void releaseSavepoint(Handle handle, String name) {
        throw refused();
    }

    private static IllegalStateException refused() {
        return new IllegalStateException("the database opens and ends transactions; throw to give a unit of work up");
    }
}
