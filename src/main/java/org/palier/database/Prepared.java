package org.palier.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * A kept prepared statement without Jdbi's binding: for the statements that run with a message, in the one thread that writes.
 * Everything else uses the handle.
 */
public final class Prepared {
    private Prepared() {}

    /** What is done with the statement; its results must be read before it returns. */
    @FunctionalInterface
    public interface Use<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    /**
     * Runs a statement that changes rows.
     *
     * @param values for its question marks: texts, numbers, or null
     * @return how many rows it changed
     * @throws UnableToExecuteStatementException as the handle does
     */
    public static int update(Handle tx, String sql, @Nullable Object... values) {
        return unchecked(tx, sql, statement -> {
            bind(statement, values);
            return statement.executeUpdate();
        });
    }

    /** Runs a statement that returns one number, such as the key of the row that it made; empty if it returns none. */
    public static OptionalLong number(Handle tx, String sql, @Nullable Object... values) {
        return unchecked(tx, sql, statement -> {
            bind(statement, values);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        });
    }

    /** Runs a query that returns one text that is not null; empty if it returns none. */
    public static Optional<String> text(Handle tx, String sql, @Nullable Object... values) {
        return unchecked(tx, sql, statement -> {
            bind(statement, values);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        });
    }

    private static <T> T unchecked(Handle tx, String sql, Use<T> use) {
        try {
            return use(tx, sql, use);
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
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
