package org.palier.studio;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Two scripts that messages get mixed up between.
 *
 * @param one the first of the two, in the order of the alphabet
 * @param close how many messages had the other as a close second
 * @param refused how often both were offered and neither was meant
 * @param corrected how often an adviser said that the other was meant
 */
public record Confusion(String one, String other, int close, int refused, int corrected) {
    /** So many of the last messages are looked at, of all landlords together. */
    static final int LOOKED_AT = 50_000;

    /** From which message on. */
    static final String RECENT = "message.id > (SELECT coalesce(max(id), 0) FROM message) - " + LOOKED_AT;

    private static final Comparator<Confusion> ORDER = Comparator.comparing(Confusion::total)
            .reversed()
            .thenComparing(Confusion::one)
            .thenComparing(Confusion::other);

    /** The second is at least half as probable as the first. A word that is a command has no second. */
    private static final String CLOSE = """
            SELECT intent, runner_up, count(*) FROM message
            WHERE %s AND landlord_id = ? AND direction = 'in' AND intent IS NOT NULL AND runner_up IS NOT NULL
                AND runner_up_confidence * 2 >= confidence GROUP BY 1, 2""";

    private static final String REFUSED = """
            SELECT message.intent, runner_up, count(*) FROM message JOIN miss ON miss.message_id = message.id
            WHERE %s AND message.landlord_id = ? AND miss.kind = 'refused' AND message.intent IS NOT NULL AND runner_up IS NOT NULL
            GROUP BY 1, 2""";

    private static final String CORRECTED = """
            SELECT message.intent, correction.intent, count(*) FROM message JOIN correction ON correction.message_id = message.id
            WHERE %s AND message.landlord_id = ? AND message.intent IS NOT NULL GROUP BY 1, 2""";

    public int total() {
        return close + refused + corrected;
    }

    /** Whether people said so, and not the matcher alone. */
    public boolean isTold() {
        return refused + corrected > 0;
    }

    private Confusion with(Confusion more) {
        return new Confusion(one, other, close + more.close, refused + more.refused, corrected + more.corrected);
    }

    /** All of a landlord's last messages, the most frequent first. */
    static List<Confusion> of(Handle tx, long landlordId) {
        Map<String, Confusion> all = new TreeMap<>();
        add(tx, all, CLOSE, landlordId, 1, 0, 0);
        add(tx, all, REFUSED, landlordId, 0, 1, 0);
        add(tx, all, CORRECTED, landlordId, 0, 0, 1);
        return all.values().stream().sorted(ORDER).toList();
    }

    private static void add(
            Handle tx, Map<String, Confusion> all, String sql, long landlordId, int close, int refused, int corrected) {
        tx.createQuery(sql.formatted(RECENT))
                .bind(0, landlordId)
                .map((row, context) -> pair(row.getString(1), row.getString(2), row.getInt(3)))
                .filter(pair -> !pair.one.equals(pair.other))
                .forEach(pair -> all.merge(
                        pair.one + " " + pair.other,
                        new Confusion(
                                pair.one, pair.other, close * pair.close, refused * pair.close, corrected * pair.close),
                        Confusion::with));
    }

    private static Confusion pair(String one, String other, int number) {
        return one.compareTo(other) < 0
                ? new Confusion(one, other, number, 0, 0)
                : new Confusion(other, one, number, 0, 0);
    }
}
