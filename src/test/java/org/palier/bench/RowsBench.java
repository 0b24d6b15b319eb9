package org.palier.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.palier.intents.Script;
import org.palier.intents.Scripts;

/**
 * Sends each row of an evaluation file once, as a signed webhook of its own number, to a running Palier, then reads its database: all
 * answered with valid TwiML, each stored once with its reply, each recognised danger with an urgent request.
 * Arguments: the project's folder, the file.
 */
public final class RowsBench {
    private RowsBench() {}

    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(arguments[0]).toAbsolutePath();
        List<MessagesFile.Row> rows = MessagesFile.rows(Path.of(arguments[1]));
        Map<String, Script> danger = new TreeMap<>();
        for (Script script : Scripts.load(project.resolve("intents")).all()) {
            if (script.danger()) {
                danger.put(script.id(), script);
            }
        }
        Path data = Files.createTempDirectory("palier-rows");
        int good = 0;
        String[] sids = new String[rows.size()];
        try (Served palier = Served.palier(project, data);
                Load.Connection connection = new Load.Connection(palier.port())) {
            SmsRequests requests = new SmsRequests(2, Served.publicUrl(palier.port()), List.of());
            for (int i = 0; i < rows.size(); i++) {
                sids[i] = requests.sid();
                byte[] request = requests.request(
                        sids[i], SmsRequests.phone(i), rows.get(i).text());
                if (connection.send(request).good()) {
                    good++;
                } else {
                    System.out.println("no good answer to row " + (i + 2));
                }
            }
        }
        System.out.println(rows.size() + " rows sent, " + good + " answered with valid TwiML that says something");
        stored(data, rows, sids, danger);
    }

    private static void stored(Path data, List<MessagesFile.Row> rows, String[] sids, Map<String, Script> danger)
            throws Exception {
        int stored = 0;
        int dangerRows = 0;
        int raised = 0;
        int right = 0;
        int urgent = 0;
        int numbered = 0;
        int falseAlarms = 0;
        Map<String, Integer> outcomes = new TreeMap<>();
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("palier.db"));
                PreparedStatement find = database.prepareStatement("""
                        SELECT message.intent, message.outcome, message.danger, message.reply,
                               EXISTS (SELECT 1 FROM escalation
                                       WHERE escalation.conversation_id = message.conversation_id AND urgent = 1) AS urgent
                        FROM message WHERE sid = ?
                        """)) {
            for (int i = 0; i < rows.size(); i++) {
                find.setString(1, sids[i]);
                try (ResultSet row = find.executeQuery()) {
                    if (!row.next()) {
                        continue;
                    }
                    stored++;
                    outcomes.merge(row.getString("outcome"), 1, Integer::sum);
                    boolean isDanger = danger.containsKey(rows.get(i).intent());
                    boolean isRaised = row.getString("outcome").startsWith("DANGER");
                    dangerRows += isDanger ? 1 : 0;
                    falseAlarms +=
                            isRaised && !isDanger && rows.get(i).also().stream().noneMatch(danger::containsKey) ? 1 : 0;
                    if (isDanger && isRaised) {
                        raised++;
                        right +=
                                row.getString("intent") != null && rows.get(i).accepts(row.getString("intent")) ? 1 : 0;
                        urgent += row.getInt("urgent");
                        numbered += row.getString("reply").matches("(?s).*\\d{2,}.*") ? 1 : 0;
                    }
                }
            }
        }
        System.out.println(stored + " stored once with their reply; outcomes " + outcomes);
        System.out.printf(
                "%d danger rows: %d recognised as danger (%d as the right one), of these %d with a number in the reply and %d with an urgent request; %d false alarms on %d other rows%n",
                dangerRows, raised, right, numbered, urgent, falseAlarms, rows.size() - dangerRows);
    }
}
