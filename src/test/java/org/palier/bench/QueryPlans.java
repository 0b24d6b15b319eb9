package org.palier.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How SQLite goes about each statement that a server has prepared, as its log tells at the level debug. What reads a whole table that
 * grows is marked; an index of open requests alone, or of the words of the search, may be read whole.
 */
final class QueryPlans {
    private static final Pattern PREPARED = Pattern.compile("prepares: (.*)");
    private static final Pattern SCAN = Pattern.compile("SCAN (\\w+)(.*)");
    private static final Pattern NAMED = Pattern.compile("(\\w+)(?: \\([^()]*\\))? AS (?:MATERIALIZED )?\\(");

    /** Tables that do not grow with the years. */
    private static final Set<String> SMALL = Set.of(
            "staff",
            "duty",
            "landlord",
            "line_number",
            "indexed",
            "probe",
            "saved_view",
            "ready_text",
            "shared_text",
            "edition",
            "publication",
            "session",
            "counted",
            "CONSTANT");

    private final Connection database;

    private QueryPlans(Connection database) {
        this.database = database;
    }

    /** Prints the plans; gives how many statements read a whole table. */
    static int print(Path file, Path log) throws SQLException, IOException {
        Set<String> statements = new LinkedHashSet<>();
        for (String line : Files.readAllLines(log)) {
            Matcher prepared = PREPARED.matcher(line);
            if (prepared.find() && prepared.group(1).matches("(?i)(SELECT|WITH|UPDATE|DELETE|INSERT).*")) {
                statements.add(prepared.group(1).replaceAll("\\s+", " ").strip());
            }
        }
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            QueryPlans plans = new QueryPlans(database);
            int whole = 0;
            for (String statement : statements) {
                whole += plans.print(statement) ? 1 : 0;
            }
            System.out.printf("%d statements, %d of them read a whole table that grows%n", statements.size(), whole);
            return whole;
        }
    }

    private boolean print(String sql) throws SQLException {
        List<String> steps = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
            while (row.next()) {
                steps.add(row.getString("detail"));
            }
        }
        boolean whole = false;
        System.out.println((sql.length() > 150 ? sql.substring(0, 150) + "…" : sql));
        for (String step : steps) {
            boolean reads = readsWhole(sql, step);
            whole |= reads;
            System.out.println((reads ? "  !!! " : "      ") + step);
        }
        return whole;
    }

    private boolean readsWhole(String sql, String step) throws SQLException {
        Matcher scan = SCAN.matcher(step);
        if (!scan.find() || step.contains("VIRTUAL TABLE") || SMALL.contains(scan.group(1))) {
            return false;
        }
        Matcher named = NAMED.matcher(sql);
        while (named.find()) {
            if (named.group(1).equals(scan.group(1))) {
                return false;
            }
        }
        Matcher index = Pattern.compile("INDEX (\\w+)").matcher(scan.group(2));
        return !index.find() || !isPartial(index.group(1));
    }

    private boolean isPartial(String index) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT sql LIKE '%WHERE%' FROM sqlite_master WHERE name = '" + index + "'")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
