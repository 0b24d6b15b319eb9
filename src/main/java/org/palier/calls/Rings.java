package org.palier.calls;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Telephones of the staff that are rung for callers, as they are stored. */
final class Rings {
    private Rings() {}

    static void ring(Handle tx, long callId, int step, @Nullable Long staffId, Instant now) {
        tx.execute(
                "INSERT INTO call_ring (call_id, step, staff_id, rung_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                callId,
                step,
                staffId,
                now.toEpochMilli());
    }

    /**
     * Whoever was rung in a step pressed the key.
     *
     * @return false if that is known already
     */
    static boolean taken(Handle tx, long callId, int step, Instant now) {
        return tx.execute(
                        "UPDATE call_ring SET taken_at = ? WHERE call_id = ? AND step = ? AND taken_at IS NULL",
                        now.toEpochMilli(),
                        callId,
                        step)
                == 1;
    }

    static void rang(Handle tx, long callId, int step, String result) {
        tx.execute("UPDATE call_ring SET result = ? WHERE call_id = ? AND step = ?", result, callId, step);
    }

    /** Whether somebody who was rung in a step took the call. */
    static boolean isTaken(Handle tx, long callId, int step) {
        return tx.createQuery(
                                "SELECT count(*) FROM call_ring WHERE call_id = :call AND step = :step AND taken_at IS NOT NULL")
                        .bind("call", callId)
                        .bind("step", step)
                        .mapTo(Integer.class)
                        .one()
                == 1;
    }

    /** Who of a landlord's staff is in a call at a moment, or is being rung for one. */
    static Set<Long> busy(Handle tx, long landlordId, Instant now) {
        Query query = tx.createQuery("SELECT staff_id FROM call"
                + " WHERE staff_id IN (SELECT id FROM staff WHERE landlord_id = :landlord) AND " + Calls.GOES_ON + """
                        UNION
                        SELECT call_ring.staff_id FROM call_ring JOIN call ON call.id = call_id
                        WHERE result IS NULL AND rung_at > :begun AND call.landlord_id = :landlord AND call.ended_at IS NULL
                            AND call_ring.staff_id IS NOT NULL AND (taken_at IS NOT NULL OR rung_at > :rung)""");
        return Calls.goesOn(query, now)
                .bind("landlord", landlordId)
                .mapTo(Long.class)
                .collect(Collectors.toUnmodifiableSet());
    }
}
