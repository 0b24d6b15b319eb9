package org.palier.database;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the prepared statements of one connection for the next use of the same SQL, because preparing one costs SQLite more than
 * running it. A statement in use is taken out, so the same SQL may be run inside itself. Used by one thread at a time.
 */
final class CachedStatements implements StatementBuilder {
    private static final Logger log = LoggerFactory.getLogger(CachedStatements.class);
    private static final int LIMIT = 128;

    private final LinkedHashMap<String, PreparedStatement> idle = new LinkedHashMap<>(64, 0.75f, true);

    @Override
    public PreparedStatement create(Connection connection, String sql, @Nullable StatementContext context)
            throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        if (kept != null) {
            return kept;
        }
        log.debug("prepares: {}", sql);
        return connection.prepareStatement(sql);
    }

    @Override
    public void close(Connection connection, @Nullable String sql, Statement statement) throws SQLException {
        if (sql == null || !(statement instanceof PreparedStatement prepared)) {
            statement.close();
            return;
        }
        try {
            prepared.clearParameters();
        } catch (SQLException closedByFailure) {
            // The driver closes a statement that failed; a throw here would hide why.
            return;
        }
        PreparedStatement other = idle.put(sql, prepared);
        if (other != null) {
            other.close();
        }
        if (idle.size() > LIMIT) {
            Map.Entry<String, PreparedStatement> eldest =
                    idle.entrySet().iterator().next();
            idle.remove(eldest.getKey());
            eldest.getValue().close();
        }
    }

    @Override
    public void close(Connection connection) {
        for (PreparedStatement statement : idle.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                // The connection is closed next, which frees its statements.
                log.debug("a kept statement did not close: {}", e.getMessage());
            }
        }
        idle.clear();
    }

    @Override
    public Statement create(Connection connection, StatementContext context) throws SQLException {
        return connection.createStatement();
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext context)
            throws SQLException {
        throw new SQLException("SQLite has no procedures");
    }
}
