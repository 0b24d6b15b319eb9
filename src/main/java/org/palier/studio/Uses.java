package org.palier.studio;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.palier.database.Database;
import org.palier.database.Prepared;

/**
 * Counts how often each script was answered, in the background, so that neither a webhook nor a page has to. It reads beside the writer, and
 * never runs twice at a time.
 */
public final class Uses implements Runnable {
    static final Duration SPAN = Duration.ofDays(30);

    private static final Duration DAY = Duration.ofDays(1);

    /** What is written at once holds up the webhooks behind it. */
    private static final int AT_ONCE = 200;

    private final Database database;

    public Uses(Database database) {
        this.database = database;
    }

    /**
     * How a script was used in the last thirty days.
     *
     * @param answered how often it was answered
     * @param person how often the tenant asked for a person right after it
     * @param corrected how often an adviser said that something else was meant
     */
    public record Use(long answered, long person, long corrected) {
        static final Use NONE = new Use(0, 0, 0);

        /** How many percent of the answers were followed by neither. */
        public long success() {
            return answered == 0 ? 100 : Math.max(0, Math.round(100.0 * (answered - person - corrected) / answered));
        }
    }

    private record Heard(long id, long landlordId, long at, String outcome, String intent, String before) {
        Counted counted(String script) {
            return new Counted(landlordId, at / DAY.toMillis(), script);
        }
    }

    @Override
    public void run() {
        database.catchUp(Uses::next, Uses::count);
    }

    private static List<Heard> next(Handle tx) {
        return tx.createQuery("""
                        SELECT message.id, message.landlord_id, message.at, coalesce(message.outcome, ''), coalesce(message.intent, ''),
                            coalesce(earlier.intent, '')
                        FROM message LEFT JOIN message AS earlier ON earlier.id = message.previous_id AND earlier.direction = 'in'
                        WHERE message.id > (SELECT message_id FROM counted) ORDER BY message.id LIMIT ?""")
                .bind(0, AT_ONCE)
                .map((row, context) -> new Heard(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .list();
    }

    /** A script on a day, as it is counted. */
    private record Counted(long landlordId, long day, String intent) {}

    private static void count(Handle tx, List<Heard> heard) {
        Map<Counted, Sum> sums = new HashMap<>();
        for (Heard one : heard) {
            boolean person = one.intent.equals("human-agent");
            if (person && !one.before.isEmpty() && !one.before.equals(one.intent)) {
                sum(sums, one.counted(one.before)).person++;
            } else if (!one.intent.isEmpty() && !person && says(one.outcome)) {
                Sum sum = sum(sums, one.counted(one.intent));
                sum.answered++;
                sum.handed += one.outcome.equals("HANDED_OVER") ? 1 : 0;
            } else if (one.outcome.equals("NOT_UNDERSTOOD")) {
                sum(sums, one.counted("")).missed++;
            }
        }
        sums.forEach((script, sum) -> add(tx, script, sum));
        tx.execute("UPDATE counted SET message_id = ?", heard.get(heard.size() - 1).id);
    }

    private static boolean says(String outcome) {
        return outcome.equals("ANSWERED") || outcome.equals("DANGER") || outcome.equals("HANDED_OVER");
    }

    private static final class Sum {
        private int answered;
        private int person;
        private int handed;
        private int missed;
    }

    private static Sum sum(Map<Counted, Sum> sums, Counted script) {
        return sums.computeIfAbsent(script, key -> new Sum());
    }

    private static void add(Handle tx, Counted script, Sum sum) {
        String sql = """
                INSERT INTO script_use (landlord_id, day, intent, answered, person, handed, missed) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (landlord_id, day, intent)
                DO UPDATE SET answered = answered + excluded.answered, person = person + excluded.person,
                    handed = handed + excluded.handed, missed = missed + excluded.missed""";
        Prepared.update(
                tx,
                sql,
                script.landlordId,
                script.day,
                script.intent,
                sum.answered,
                sum.person,
                sum.handed,
                sum.missed);
    }

    /** How each script was used, by its id. */
    static Map<String, Use> of(Handle tx, long landlordId, Instant now) {
        long since = now.minus(SPAN).toEpochMilli();
        Map<String, Use> uses = new HashMap<>();
        tx.createQuery("""
                        SELECT intent, sum(answered), sum(person) FROM script_use WHERE landlord_id = ? AND day > ? GROUP BY intent""")
                .bind(0, landlordId)
                .bind(1, since / DAY.toMillis())
                .map((row, context) -> Map.entry(row.getString(1), new Use(row.getLong(2), row.getLong(3), 0)))
                .forEach(use -> uses.put(use.getKey(), use.getValue()));
        tx.createQuery("""
                        SELECT message.intent, count(*) FROM correction JOIN message ON message.id = message_id
                        WHERE correction.at > ? AND message.landlord_id = ? AND message.intent IS NOT NULL
                            AND message.intent <> correction.intent GROUP BY 1""")
                .bind(0, since)
                .bind(1, landlordId)
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(found -> uses.merge(
                        found.getKey(),
                        new Use(0, 0, found.getValue()),
                        (one, other) -> new Use(one.answered, one.person, other.corrected)));
        return uses;
    }
}
