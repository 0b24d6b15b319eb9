package org.palier.studio;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What is to go live later. Stored, so that it outlives a restart. */
final class Plans {
    private Plans() {}

    static void add(Handle tx, Plan plan) {
        plan.files()
                .forEach(file -> tx.execute(
                        """
                INSERT INTO planned (file, due_at, staff_id, landlord_id, message, number) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (file) DO UPDATE SET due_at = excluded.due_at, staff_id = excluded.staff_id, landlord_id = excluded.landlord_id,
                    message = excluded.message, number = excluded.number, failed_at = NULL""",
                        file,
                        plan.due().toEpochMilli(),
                        plan.staffId(),
                        plan.landlordId(),
                        plan.message(),
                        plan.number()));
    }

    /** All of them, the next first: one for a draft at most, so there are never many. */
    static List<Plan> all(Handle tx) {
        Map<String, Plan> plans = new LinkedHashMap<>();
        tx.createQuery("""
                        SELECT file, due_at, staff_id, landlord_id, message, number, failed_at IS NOT NULL FROM planned
                        ORDER BY due_at, staff_id, file""")
                .map((row, context) -> new Plan(
                        List.of(row.getString(1)),
                        Instant.ofEpochMilli(row.getLong(2)),
                        row.getLong(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getInt(6),
                        row.getBoolean(7)))
                .forEach(plan -> plans.merge(plan.due() + " " + plan.staffId(), plan, Plans::together));
        return List.copyOf(plans.values());
    }

    private static Plan together(Plan one, Plan other) {
        List<String> files = new ArrayList<>(one.files());
        files.addAll(other.files());
        return new Plan(
                List.copyOf(files),
                one.due(),
                one.staffId(),
                one.landlordId(),
                one.message(),
                one.number(),
                one.failed() || other.failed());
    }

    static void failed(Handle tx, Plan plan, Instant now) {
        plan.files()
                .forEach(file ->
                        tx.execute("UPDATE planned SET failed_at = ? WHERE file = ?", now.toEpochMilli(), file));
    }

    /** Takes back what is planned together with a draft. */
    static int cancel(Handle tx, String file) {
        return tx.execute("""
                DELETE FROM planned WHERE (due_at, staff_id) = (SELECT due_at, staff_id FROM planned WHERE file = ?)""", file);
    }
}
