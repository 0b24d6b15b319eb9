package org.palier.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.calls.Recordings.Recording;
import org.palier.calls.Recordings.State;
import org.palier.conversations.Conversation;
import org.palier.database.Database;

class ListeningTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void who_listened_is_found_by_an_index_however_long_the_audit_is() {
        try (Database database = Database.open(folder.resolve("palier.db"))) {
            List<String> plans = database.write(tx -> {
                Asked asked = new Asked();
                tx.getConfig(SqlStatements.class).setSqlLogger(asked);

                Listening.note(tx, 7, conversation(), recording(), false, NOW);
                Listening.note(tx, 7, conversation(), recording(), false, NOW.plusSeconds(5));
                assertThat(Listening.by(tx, 4)).isEqualTo(Map.of(9L, List.of(7L)));
                return asked.plans(tx);
            });

            assertThat(plans)
                    .hasSize(3)
                    .allSatisfy(plan -> assertThat(plan)
                            .contains("INDEX audit_of_listening")
                            .doesNotContain("SCAN audit"));
        }
    }

    private static Conversation conversation() {
        return new Conversation(4, 1, 3, NOW, null, null, 0, "+33536490001", "VOICE", NOW, null, null, "", "");
    }

    private static Recording recording() {
        return new Recording(9, 1, 1, 4L, "RE1", 5, NOW, State.KEPT, 1, "9.wav", null);
    }

    /** What is read of the audit, as the file is asked for it. */
    private static final class Asked implements SqlLogger {
        private final List<String> statements = new ArrayList<>();

        @Override
        public void logAfterExecution(StatementContext context) {
            String sql = context.getParsedSql().getSql();
            if (sql.startsWith("SELECT") && sql.contains("FROM audit")) {
                statements.add(sql);
            }
        }

        List<String> plans(Handle tx) {
            return List.copyOf(statements).stream().map(sql -> plan(tx, sql)).toList();
        }

        private static String plan(Handle tx, String sql) {
            try (var statement = tx.getConnection().createStatement();
                    var row = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
                StringBuilder plan = new StringBuilder();
                while (row.next()) {
                    plan.append(row.getString("detail")).append('\n');
                }
                return plan.toString();
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
