package org.palier.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/**
 * A kept prepared statement without Jdbi's binding: for the few statements that run once a message.
 * Everything else uses the handle.
 */
public final class Prepared {
    private Prepared() {}

    /** What is done with the statement; its results must be read before it returns. */
    @FunctionalInterface
    public interface Use<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    public static <T> T use(Handle tx, String sql, Use<T> use) throws SQLException {
        if (!(tx.getStatementBuilder() instanceof CachedStatements statements)) {
            throw new IllegalArgumentException("not a handle of the database");
        }
        PreparedStatement statement = statements.create(tx.getConnection(), sql, null);
        try {
            return use.with(statement);
        } finally {
            statements.close(tx.getConnection(), sql, statement);
        }
    }
}
