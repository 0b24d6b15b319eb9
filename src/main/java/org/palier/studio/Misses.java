package org.palier.studio;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The messages from which scripts can learn: those that nobody has looked at, and what became of the others. */
public final class Misses {
    private Misses() {}

    /** What becomes of misses. */
    enum Fate {
        /** Examples of a script that is there. */
        EXAMPLE,
        /** Examples of a new script. */
        SCRIPT,
        /** None of the line's business. */
        ASIDE;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Misses that one person settled at once.
     *
     * @param text of one of them
     * @param script that learns from them
     */
    public record Settled(
            Instant at,
            int number,
            String fate,
            @Nullable String script,
            @Nullable String author,
            String text) {}

    /** Those that nobody has settled, the youngest first. */
    static List<Miss> open(Handle tx, long landlordId, int limit) {
        return tx.createQuery("""
                        SELECT message.id, message.conversation_id, message.text, miss.kind, coalesce(miss.intent, ''), coalesce(meant, ''), contact.name
                        FROM miss JOIN message ON message.id = miss.message_id
                            JOIN conversation ON conversation.id = message.conversation_id JOIN contact ON contact.id = contact_id
                        WHERE miss.landlord_id = ? AND settled_at IS NULL ORDER BY miss.message_id DESC LIMIT ?""")
                .bind(0, landlordId)
                .bind(1, limit)
                .map((row, context) -> new Miss(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        Miss.Kind.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)))
                .list();
    }

    /** A page of those that were settled, the last ones first. */
    static List<Settled> settled(Handle tx, long landlordId, long before, int limit) {
        return tx.createQuery("""
                        SELECT settled_at, count(*), max(settled_as), max(script), max(staff.name), max(message.text)
                        FROM miss JOIN message ON message.id = message_id LEFT JOIN staff ON staff.id = settled_by
                        WHERE miss.landlord_id = ? AND settled_at IS NOT NULL AND settled_at < ?
                        GROUP BY settled_at ORDER BY settled_at DESC LIMIT ?""")
                .bind(0, landlordId)
                .bind(1, before)
                .bind(2, limit)
                .map((row, context) -> new Settled(
                        Instant.ofEpochMilli(row.getLong(1)),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .list();
    }

    /** Takes misses off the list; those of another landlord, or settled by somebody else, stay as they are. */
    static void settle(
            Handle tx,
            long landlordId,
            Collection<Long> messageIds,
            Fate fate,
            @Nullable String script,
            long staffId,
            Instant now) {
        PreparedBatch batch = tx.prepareBatch("""
                UPDATE miss SET settled_at = :at, settled_by = :staff, settled_as = :fate, script = :script
                WHERE message_id = :id AND landlord_id = :landlord AND settled_at IS NULL""");
        messageIds.forEach(id -> batch.bind("at", now)
                .bind("staff", staffId)
                .bind("fate", fate.id())
                .bind("script", script)
                .bind("id", id)
                .bind("landlord", landlordId)
                .add());
        batch.execute();
    }

    /** Puts back what was settled at one time. */
    static int reopen(Handle tx, long landlordId, Instant settledAt) {
        return tx.execute("""
                UPDATE miss SET settled_at = NULL, settled_by = NULL, settled_as = NULL, script = NULL
                WHERE landlord_id = ? AND settled_at = ?""", landlordId, settledAt.toEpochMilli());
    }
}
