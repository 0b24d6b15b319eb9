package org.palier.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Opens connections to one file, each with the pragmas that it needs. Instants are kept as epoch milliseconds. */
final class Connections {
    private final Path file;
    private final DatabaseOptions options;

    Connections(Path file, DatabaseOptions options) {
        this.file = file;
        this.options = options;
    }

    Handle writer() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        Connection connection = open(config);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA foreign_keys = ON");
            statement.execute("PRAGMA secure_delete = ON");
            statement.execute("PRAGMA temp_store = MEMORY");
            statement.execute("PRAGMA wal_autocheckpoint = " + options.checkpointPages());
            statement.execute("PRAGMA journal_size_limit = " + options.checkpointPages() * 4096L * 2);
            statement.execute("PRAGMA cache_size = -" + options.writerCacheKib());
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return handle(connection);
    }

    Handle reader() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        Connection connection = open(config);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA temp_store = MEMORY");
            statement.execute("PRAGMA cache_size = -" + options.readerCacheKib());
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return handle(connection);
    }

    private Connection open(SQLiteConfig config) throws SQLException {
        // Keys come by RETURNING; else each statement that changes rows would cost a query for them.
        config.setGetGeneratedKeys(false);
        config.setBusyTimeout(Math.toIntExact(options.busyTimeout().toMillis()));
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source.getConnection();
    }

    private static Handle handle(Connection connection) {
        Jdbi jdbi = Jdbi.create(() -> connection);
        jdbi.setTransactionHandler(new JoinedTransactions());
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        CachedStatements statements = new CachedStatements();
        jdbi.setStatementBuilderFactory(ignored -> statements);
        jdbi.registerArgument(new InstantArgument());
        jdbi.registerColumnMapper(Instant.class, (row, column, context) -> instant(row, column));
        return jdbi.open();
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static final class InstantArgument extends AbstractArgumentFactory<Instant> {
        InstantArgument() {
            super(Types.INTEGER);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setLong(position, value.toEpochMilli());
        }
    }
}
