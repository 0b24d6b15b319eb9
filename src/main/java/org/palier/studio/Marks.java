package org.palier.studio;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What admins say of changes that a draft would make. With the publication each becomes a golden phrase. */
final class Marks {
    private Marks() {}

    static void put(Handle tx, Judged mark, long staffId, Instant now) {
        tx.execute(
                """
                INSERT INTO mark (message_id, better, say, expect, staff_id, at) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (message_id) DO UPDATE SET better = excluded.better, say = excluded.say, expect = excluded.expect,
                    staff_id = excluded.staff_id, at = excluded.at""", mark.messageId(), mark.better() ? 1 : 0, mark.say(), mark.expect(), staffId, now.toEpochMilli());
    }

    /** The marks on messages, by message. */
    static Map<Long, Judged> of(Handle tx, Collection<Long> messageIds) {
        Map<Long, Judged> marks = new HashMap<>();
        tx.createQuery("SELECT message_id, better, say, expect FROM mark")
                .map((row, context) ->
                        new Judged(row.getLong(1), row.getBoolean(2), row.getString(3), row.getString(4)))
                .filter(mark -> messageIds.contains(mark.messageId()))
                .forEach(mark -> marks.put(mark.messageId(), mark));
        return marks;
    }

    static void remove(Handle tx, Collection<Long> messageIds) {
        messageIds.forEach(id -> tx.execute("DELETE FROM mark WHERE message_id = ?", id));
    }
}
