package org.palier.studio;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * How a script was used, week by week; or, without a script, the whole line.
 *
 * @param intent the script; empty for the whole line
 */
public record Trend(String intent, List<Week> weeks) {
    private static final int WEEKS = 12;
    private static final long DAY = 86_400_000;

    /** 1 January 1970 was a Thursday. */
    private static final int FROM_MONDAY = 3;

    /**
     * A week from Monday on.
     *
     * @param answered how often it was answered
     * @param handed how often of these it led to a person
     * @param person how often the tenant asked for a person right after it
     * @param corrected how often an adviser said that something else was meant
     * @param missed how often nothing was understood; of the whole line alone
     */
    public record Week(LocalDate monday, int answered, int handed, int person, int corrected, int missed) {
        /** What went wrong. */
        public int amiss() {
            return person + corrected + missed;
        }

        private Week with(Week more) {
            return new Week(
                    monday,
                    answered + more.answered,
                    handed + more.handed,
                    person + more.person,
                    corrected + more.corrected,
                    missed + more.missed);
        }
    }

    public int answered() {
        return weeks.stream().mapToInt(Week::answered).sum();
    }

    /** The height of the tallest bar. */
    public int most() {
        return weeks.stream()
                .mapToInt(week -> Math.max(week.answered, week.amiss()))
                .max()
                .orElse(0);
    }

    private record Row(String intent, long number, Week week) {}

    /** The whole line first, then the scripts, those first that are used most. */
    static List<Trend> of(Handle tx, long landlordId, Instant now) {
        long last = (now.toEpochMilli() / DAY + FROM_MONDAY) / 7;
        long first = last - WEEKS + 1;
        List<Row> rows = new ArrayList<>(used(tx, landlordId, first));
        rows.addAll(corrected(tx, landlordId, first));
        Map<String, Map<Long, Week>> weeks = new HashMap<>();
        weeks.put("", new HashMap<>());
        for (Row row : rows) {
            add(weeks, "", row);
            if (!row.intent.isEmpty()) {
                add(weeks, row.intent, row);
            }
        }
        return weeks.entrySet().stream()
                .map(script -> trend(script.getKey(), script.getValue(), first))
                .sorted(Comparator.comparing((Trend trend) -> !trend.intent.isEmpty())
                        .thenComparing(trend -> -trend.answered())
                        .thenComparing(Trend::intent))
                .toList();
    }

    private static void add(Map<String, Map<Long, Week>> weeks, String intent, Row row) {
        weeks.computeIfAbsent(intent, one -> new HashMap<>()).merge(row.number, row.week, Week::with);
    }

    private static Trend trend(String intent, Map<Long, Week> counted, long first) {
        List<Week> weeks = new ArrayList<>();
        for (long week = first; week < first + WEEKS; week++) {
            weeks.add(counted.getOrDefault(week, new Week(monday(week), 0, 0, 0, 0, 0)));
        }
        return new Trend(intent, List.copyOf(weeks));
    }

    private static LocalDate monday(long week) {
        return LocalDate.ofEpochDay(week * 7 - FROM_MONDAY);
    }

    private static List<Row> used(Handle tx, long landlordId, long first) {
        return tx.createQuery("""
                        SELECT intent, (day + 3) / 7, sum(answered), sum(handed), sum(person), sum(missed) FROM script_use
                        WHERE landlord_id = ? AND day >= ? GROUP BY 1, 2""")
                .bind(0, landlordId)
                .bind(1, first * 7 - FROM_MONDAY)
                .map((row, context) -> new Row(
                        row.getString(1),
                        row.getLong(2),
                        new Week(
                                monday(row.getLong(2)), row.getInt(3), row.getInt(4), row.getInt(5), 0, row.getInt(6))))
                .list();
    }

    private static List<Row> corrected(Handle tx, long landlordId, long first) {
        return tx.createQuery("""
                        SELECT message.intent, (correction.at / 86400000 + 3) / 7, count(*)
                        FROM correction JOIN message ON message.id = message_id
                        WHERE correction.at >= ? AND message.landlord_id = ? AND message.intent IS NOT NULL
                            AND message.intent <> correction.intent GROUP BY 1, 2""")
                .bind(0, (first * 7 - FROM_MONDAY) * DAY)
                .bind(1, landlordId)
                .map((row, context) -> new Row(
                        row.getString(1), row.getLong(2), new Week(monday(row.getLong(2)), 0, 0, 0, row.getInt(3), 0)))
                .list();
    }
}
