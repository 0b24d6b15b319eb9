package org.palier.desk;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.palier.web.Duty;
import org.palier.web.Staff;

/** The work in hand, by who has it; who is there is told by {@link Duty}. */
final class Duties {
    private Duties() {}

    /** Something in the hands of somebody who is not there. */
    record Left(long conversationId, long holder) {}

    /** Everybody who works for a landlord, by name. */
    static List<PersonAtWork> all(Handle tx, Staff asking, Duty duty) {
        return tx.createQuery("""
                        SELECT staff.id, staff.name, role, %s, count(escalation.id) AS held, min(escalation.held_at) AS oldest
                        FROM staff LEFT JOIN duty ON duty.staff_id = staff.id
                        LEFT JOIN escalation ON escalation.holder = staff.id AND escalation.state = 'held'
                        WHERE staff.landlord_id = ? AND left_at IS NULL GROUP BY staff.id ORDER BY staff.name, staff.id""".formatted(Duty.COLUMNS))
                .bind(0, asking.landlordId())
                .map((row, context) -> new PersonAtWork(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("role"),
                        duty.presence(row),
                        row.getInt("held"),
                        Cases.instant(row, "oldest")))
                .list();
    }

    /** Conversations in the hands of persons who went away, left the staff, or whose pages are closed, before a moment. */
    static List<Left> leftBefore(Handle tx, Instant moment) {
        return tx.createQuery("""
                        SELECT DISTINCT escalation.conversation_id, escalation.holder FROM escalation
                        LEFT JOIN staff ON staff.id = escalation.holder LEFT JOIN duty ON duty.staff_id = escalation.holder
                        WHERE escalation.state = 'held' AND escalation.held_at < :moment AND (
                            left_at IS NOT NULL OR duty.seen_at IS NULL OR duty.seen_at < :moment OR (away = 1 AND since < :moment))""")
                .bind("moment", moment.toEpochMilli())
                .map((row, context) -> new Left(row.getLong(1), row.getLong(2)))
                .list();
    }

    /**
     * Conversations that somebody took and has not answered: those whose promise ends before a moment, set aside or not, and urgent ones
     * that are not set aside until a later time.
     */
    static List<Left> unansweredBefore(Handle tx, Instant promise, Instant heldBefore, Instant now) {
        return tx.createQuery("""
                        SELECT DISTINCT conversation_id, holder FROM escalation
                        WHERE state = 'held' AND answered_at IS NULL AND held_at < :held
                            AND (promise_at < :promise OR (urgent = 1 AND (parked_at IS NULL OR coalesce(parked_until, 0) <= :now)))""")
                .bind("now", now.toEpochMilli())
                .bind("promise", promise.toEpochMilli())
                .bind("held", heldBefore.toEpochMilli())
                .map((row, context) -> new Left(row.getLong(1), row.getLong(2)))
                .list();
    }
}
