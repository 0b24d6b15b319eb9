package org.palier.conversations;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The requests that wait for a person or are in somebody's hands, in the order to answer them. */
public final class HumanQueue {
    private static final String COLUMNS = """
            SELECT id, landlord_id, contact_id, conversation_id, message_id, reference, intent, queue, urgent, priority, restricted,
                promise_at, opened_at, state, holder, held_at, closed_at
            FROM escalation
            WHERE landlord_id = :landlord AND queue = :queue AND state <> 'closed'""";

    private HumanQueue() {}

    /** Where a page of the queue ends, so that the next one goes on there even when the queue has changed. */
    public record Place(int turn, long openedAtMillis, long id) {
        public static Place of(Escalation last) {
            return new Place(last.turn(), last.openedAt().toEpochMilli(), last.id());
        }
    }

    /** How many wait, and how many of these are urgent. */
    public record Depth(int waiting, int urgent) {}

    /**
     * A page of one team's queue: urgent ones first, then by priority, then the oldest.
     *
     * @param after the place where the page before ended; null for the first page
     */
    public static List<Escalation> page(
            Handle tx, long landlordId, String queue, boolean restrictedToo, @Nullable Place after, int limit) {
        String sql = COLUMNS
                + (restrictedToo ? "" : " AND restricted = 0")
                + (after == null ? "" : " AND (turn, opened_at, id) > (:turn, :opened, :id)")
                + " ORDER BY turn, opened_at, id LIMIT :limit";
        var query = tx.createQuery(sql)
                .bind("landlord", landlordId)
                .bind("queue", queue)
                .bind("limit", limit);
        if (after != null) {
            query.bind("turn", after.turn).bind("opened", after.openedAtMillis).bind("id", after.id);
        }
        return query.map((row, context) -> Escalations.escalation(row)).list();
    }

    /** By team, how many wait. Teams without any are not in the map. */
    public static Map<String, Depth> depths(Handle tx, long landlordId) {
        Map<String, Depth> depths = new HashMap<>();
        tx.createQuery("""
                        SELECT queue, count(*), sum(urgent) FROM escalation
                        WHERE landlord_id = :landlord AND state <> 'closed' AND state = 'waiting'
                        GROUP BY queue""")
                .bind("landlord", landlordId)
                .map((row, context) -> Map.entry(row.getString(1), new Depth(row.getInt(2), row.getInt(3))))
                .forEach(entry -> depths.put(entry.getKey(), entry.getValue()));
        return depths;
    }

    /** How many requests of all landlords wait: for metrics. */
    public static int waiting(Handle tx) {
        return tx.createQuery("SELECT count(*) FROM escalation WHERE state = 'waiting' AND state <> 'closed'")
                .mapTo(Integer.class)
                .one();
    }
}
