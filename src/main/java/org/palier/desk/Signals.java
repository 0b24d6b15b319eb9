package org.palier.desk;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.palier.web.Staff;

/**
 * What every page of the desk tells beside its own.
 *
 * @param alarms urgent requests that nobody has taken or seen yet: they ring
 * @param unanswered conversations in the person's hands in which the tenant has had the last word, the longest silence first
 * @param undelivered conversations in the person's hands whose last text from staff did not arrive
 * @param waiting what waits in the queues that are open to the person
 */
public record Signals(List<CaseRow> alarms, List<CaseRow> unanswered, List<CaseRow> undelivered, Counts.Depth waiting) {
    private static final int ALARMS = 5;
    private static final int IN_HAND = 20;

    /**
     * Reads them.
     *
     * @param except the conversation that the person looks at
     */
    static Signals of(Handle tx, Staff staff, @Nullable Long except, Instant now) {
        return new Signals(
                alarms(tx, staff),
                inHand(tx, staff, except, "last.direction = 'in' AND NOT " + Cases.PARKED, now),
                inHand(tx, staff, except, "last.direction = 'out' AND " + Undelivered.FAILED_LAST, now),
                Counts.Depth.together(Cases.depths(tx, staff).values()));
    }

    private static List<CaseRow> alarms(Handle tx, Staff staff) {
        String sql = Cases.COLUMNS
                + Cases.VISIBLE
                + " AND urgent = 1 AND escalation.state = 'waiting' AND seen_at IS NULL"
                + Cases.ORDER;
        return Cases.seenBy(tx.createQuery(sql), View.named(null, staff))
                .bind("limit", ALARMS)
                .map((row, context) -> Cases.row(row))
                .list();
    }

    private static List<CaseRow> inHand(Handle tx, Staff staff, @Nullable Long except, String condition, Instant now) {
        Map<Long, CaseRow> found = new LinkedHashMap<>();
        String sql = Cases.COLUMNS
                + Cases.VISIBLE
                + " AND escalation.state = 'held' AND escalation.holder = :staff AND conversation.holder = :staff"
                + " AND conversation.id IS NOT :except AND "
                + condition
                + " ORDER BY last.at LIMIT :limit";
        Query query = Cases.seenBy(tx.createQuery(sql), View.named(null, staff))
                .bind("except", except)
                .bind("limit", IN_HAND);
        if (condition.contains(":now")) {
            query.bind("now", now.toEpochMilli());
        }
        query.map((row, context) -> Cases.row(row)).forEach(row -> found.putIfAbsent(row.conversationId(), row));
        return List.copyOf(found.values());
    }
}
