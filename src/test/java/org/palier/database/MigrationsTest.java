package org.palier.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    private static final Migrations.Step FIRST = new Migrations.Step(1, "V001__first.sql", """
            CREATE TABLE thing (name TEXT NOT NULL) STRICT;
            CREATE TABLE log (name TEXT NOT NULL) STRICT;
            CREATE TRIGGER thing_logged AFTER INSERT ON thing BEGIN
                INSERT INTO log VALUES (NEW.name);
                INSERT INTO log VALUES ('; twice');
            END;
            """);
    private static final Migrations.Step SECOND =
            new Migrations.Step(2, "V002__second.sql", "ALTER TABLE thing ADD COLUMN size INTEGER");

    @TempDir
    private Path folder;

    @Test
    void an_empty_file_gets_every_step_and_a_second_start_none() throws SQLException {
        try (Connection connection = connect()) {
            new Migrations(List.of(FIRST, SECOND)).apply(connection);
            new Migrations(List.of(FIRST, SECOND)).apply(connection);

            assertThat(number(connection, "PRAGMA user_version")).isEqualTo(2);
            assertThat(number(connection, "SELECT count(*) FROM pragma_table_info('thing')"))
                    .isEqualTo(2);
        }
    }

    @Test
    void an_older_file_gets_only_what_it_lacks() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            new Migrations(List.of(FIRST)).apply(connection);
            statement.execute("INSERT INTO thing VALUES ('kept')");

            new Migrations(List.of(FIRST, SECOND)).apply(connection);

            assertThat(number(connection, "SELECT count(*) FROM thing WHERE size IS NULL"))
                    .isEqualTo(1);
            assertThat(number(connection, "SELECT count(*) FROM log")).isEqualTo(2);
        }
    }

    @Test
    void a_step_that_breaks_leaves_nothing_of_itself() throws SQLException {
        Migrations.Step broken = new Migrations.Step(
                2, "V002__broken.sql", "CREATE TABLE half (x INTEGER) STRICT; CREATE TABLE thing (x INTEGER);");
        try (Connection connection = connect()) {
            assertThatThrownBy(() -> new Migrations(List.of(FIRST, broken)).apply(connection))
                    .isInstanceOf(SQLException.class);

            assertThat(number(connection, "PRAGMA user_version")).isEqualTo(1);
            assertThat(number(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'"))
                    .isZero();
            new Migrations(List.of(FIRST, SECOND)).apply(connection);
            assertThat(number(connection, "PRAGMA user_version")).isEqualTo(2);
        }
    }

    @Test
    void a_newer_file_is_refused_with_what_to_do() throws SQLException {
        try (Connection connection = connect()) {
            new Migrations(List.of(FIRST, SECOND)).apply(connection);

            assertThatThrownBy(() -> new Migrations(List.of(FIRST)).apply(connection))
                    .isInstanceOf(SchemaRefusedException.class)
                    .hasMessage(
                            "The database was written by a newer Palier: it has schema 2, this program knows schemas up to 1."
                                    + " Start that newer version again, or restore a backup that was made before the update.");
        }
    }

    @Test
    void a_file_of_another_program_is_refused() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE recipe (name TEXT)");

            assertThatThrownBy(() -> new Migrations(List.of(FIRST)).apply(connection))
                    .isInstanceOf(SchemaRefusedException.class)
                    .hasMessageContaining("PALIER_DATA");
        }
    }

    @Test
    void steps_must_be_numbered_without_gaps() {
        assertThatThrownBy(() -> new Migrations(List.of(SECOND))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void every_shipped_file_is_listed_and_all_tables_are_strict() throws Exception {
        List<String> listed = Files.readAllLines(folderOfMigrations().resolve("migrations.txt"));
        List<String> present;
        try (Stream<Path> files = Files.list(folderOfMigrations())) {
            present = files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .sorted()
                    .toList();
        }
        assertThat(listed).isEqualTo(present);

        try (Connection connection = connect()) {
            Migrations.shipped().apply(connection);

            assertThat(number(connection, "PRAGMA user_version")).isEqualTo(listed.size());
            assertThat(
                            number(
                                    connection,
                                    "SELECT count(*) FROM pragma_table_list WHERE strict = 0 AND type = 'table' AND name NOT LIKE 'sqlite_%'"))
                    .isZero();
        }
    }

    private Path folderOfMigrations() throws URISyntaxException {
        URL list = Migrations.class.getResource("/org/palier/database/migrations/migrations.txt");
        return Objects.requireNonNull(
                Path.of(Objects.requireNonNull(list).toURI()).getParent());
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("some.db"));
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
