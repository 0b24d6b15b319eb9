package org.palier.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schema, as numbered files that are run once each, in order. The number of the last one is the file's {@code user_version}; each
 * file and its number are one transaction, so a start that is cut leaves a whole step or none.
 */
final class Migrations {
    private static final Logger log = LoggerFactory.getLogger(Migrations.class);
    private static final String FOLDER = "/org/palier/database/migrations/";
    private static final Pattern NAME = Pattern.compile("V(\\d{3})__[a-z0-9-]+\\.sql");

    /** "Pali": tells the file from those of other programs. */
    private static final int APPLICATION_ID = 0x50616C69;

    private final List<Step> steps;

    Migrations(List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).version() != i + 1) {
                throw new IllegalStateException("migration " + steps.get(i).name() + " is not number " + (i + 1));
            }
        }
        this.steps = List.copyOf(steps);
    }

    /** One file. */
    record Step(int version, String name, String sql) {}

    /** The files of this program, named in {@code migrations.txt} in their order. */
    static Migrations shipped() {
        List<Step> steps = new ArrayList<>();
        for (String name : text("migrations.txt").lines().toList()) {
            Matcher matcher = NAME.matcher(name);
            if (!matcher.matches()) {
                throw new IllegalStateException("not the name of a migration: " + name);
            }
            steps.add(new Step(Integer.parseInt(matcher.group(1)), name, text(name)));
        }
        return new Migrations(steps);
    }

    /**
     * Brings the file to the last version.
     *
     * @throws SchemaRefusedException if the file is of a newer Palier or of another program
     */
    void apply(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int version = refuseForeign(statement);
            for (Step step : steps.subList(version, steps.size())) {
                statement.execute("BEGIN IMMEDIATE");
                try {
                    // Another start of the program may have been quicker.
                    if (number(statement, "PRAGMA user_version") < step.version()) {
                        statement.executeUpdate(step.sql());
                        statement.execute("PRAGMA application_id = " + APPLICATION_ID);
                        statement.execute("PRAGMA user_version = " + step.version());
                        log.info("schema migrated to {}", step.name());
                    }
                    statement.execute("COMMIT");
                } catch (SQLException e) {
                    statement.execute("ROLLBACK");
                    throw e;
                }
            }
        }
    }

    private int refuseForeign(Statement statement) throws SQLException {
        int version = number(statement, "PRAGMA user_version");
        int application = number(statement, "PRAGMA application_id");
        int tables = number(statement, "SELECT count(*) FROM sqlite_schema");
        if (application != APPLICATION_ID && (tables > 0 || version > 0)) {
            throw new SchemaRefusedException(
                    "The database file was not made by Palier. Point PALIER_DATA to Palier's own folder, or to an empty one.");
        }
        if (version > steps.size()) {
            throw new SchemaRefusedException("The database was written by a newer Palier: it has schema " + version
                    + ", this program knows schemas up to " + steps.size()
                    + ". Start that newer version again, or restore a backup that was made before the update.");
        }
        return version;
    }

    private static int number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static String text(String name) {
        try (InputStream in = Migrations.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("no migration " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
