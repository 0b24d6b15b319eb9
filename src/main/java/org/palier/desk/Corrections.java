package org.palier.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What persons say that messages were about, where the assistant understood something else. */
final class Corrections {
    private Corrections() {}

    /** Keeps one; a later one takes its place. */
    static void add(Handle tx, long messageId, long staffId, String intent, Instant now) {
        tx.execute("""
                INSERT INTO correction (message_id, staff_id, intent, at) VALUES (?, ?, ?, ?)
                ON CONFLICT (message_id) DO UPDATE SET staff_id = excluded.staff_id, intent = excluded.intent, at = excluded.at""", messageId, staffId, intent, now.toEpochMilli());
    }

    /** The scripts that were meant, by message. */
    static Map<Long, String> of(Handle tx, Collection<Long> messageIds) {
        Map<Long, String> found = new HashMap<>();
        if (!messageIds.isEmpty()) {
            tx.createQuery("SELECT message_id, intent FROM correction WHERE message_id IN (<ids>)")
                    .bindList("ids", List.copyOf(messageIds))
                    .map((row, context) -> Map.entry(row.getLong(1), row.getString(2)))
                    .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        }
        return found;
    }
}
