package org.palier.conversations;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Erases what was kept long enough: closed conversations with all that was said in them, and contacts that have none left. */
public final class Retention {
    /** Messages are found from the conversation's last one backwards: there is no index, see the schema. */
    private static final String SAID = """
            WITH RECURSIVE said (id) AS (
                SELECT ?
                UNION ALL
                SELECT previous_id FROM message JOIN said ON message.id = said.id WHERE previous_id IS NOT NULL)
            """;

    private Retention() {}

    private record Ended(
            long id,
            long landlordId,
            long contactId,
            @Nullable Long lastMessageId) {}

    /**
     * Erases a few conversations, those first that were closed first. The audit of their landlord tells how many, and nothing else.
     *
     * @param before only what was closed before this moment
     * @param limit how many at most
     * @return how many were erased
     */
    public static int eraseConversations(Handle tx, Instant before, int limit, Instant now) {
        List<Ended> ended = tx.createQuery("""
                        SELECT id, landlord_id, contact_id, last_message_id FROM conversation
                        WHERE closed_at < :before AND NOT EXISTS (
                            SELECT 1 FROM escalation WHERE conversation_id = conversation.id AND state <> 'closed')
                        ORDER BY closed_at LIMIT :limit""")
                .bind("before", before.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> new Ended(row.getLong(1), row.getLong(2), row.getLong(3), Rows.number(row, 4)))
                .list();
        ended.stream().collect(Collectors.groupingBy(Ended::landlordId)).forEach((landlord, its) -> {
            int messages = its.stream().mapToInt(each -> erase(tx, each)).sum();
            int contacts = its.stream()
                    .mapToInt(each -> eraseAlone(tx, each.contactId()))
                    .sum();
            Audit.of(landlord, "conversations-erased")
                    .detail("%d conversations, %d messages, %d contacts".formatted(its.size(), messages, contacts))
                    .add(tx, now);
        });
        return ended.size();
    }

    /** Erases a few texts to numbers that no landlord has. */
    public static int eraseStrays(Handle tx, Instant before, int limit, Instant now) {
        int erased = tx.execute(
                "DELETE FROM stray WHERE sid IN (SELECT sid FROM stray WHERE at < ? ORDER BY at LIMIT ?)",
                before.toEpochMilli(),
                limit);
        if (erased > 0) {
            Audit.of(null, "strays-erased").detail(erased + " strays").add(tx, now);
        }
        return erased;
    }

    /** Erases a few calls in which nothing was said; the others go with their conversations. */
    public static int eraseCalls(Handle tx, Instant before, int limit) {
        return tx.execute(
                "DELETE FROM call WHERE id IN (SELECT id FROM call WHERE conversation_id IS NULL AND started_at < ? LIMIT ?)",
                before.toEpochMilli(),
                limit);
    }

    private static int erase(Handle tx, Ended conversation) {
        int messages = 0;
        if (conversation.lastMessageId() != null) {
            tx.execute(
                    SAID + "DELETE FROM reply_status WHERE message_id IN (SELECT id FROM said)",
                    conversation.lastMessageId());
            messages = tx.execute(
                    SAID + "DELETE FROM message WHERE id IN (SELECT id FROM said)", conversation.lastMessageId());
        }
        tx.execute("DELETE FROM escalation WHERE conversation_id = ?", conversation.id());
        tx.execute("DELETE FROM call WHERE conversation_id = ?", conversation.id());
        tx.execute(
                "UPDATE contact SET conversation_id = NULL WHERE id = ? AND conversation_id = ?",
                conversation.contactId(),
                conversation.id());
        tx.execute("DELETE FROM conversation WHERE id = ?", conversation.id());
        return messages;
    }

    private static int eraseAlone(Handle tx, long contactId) {
        return tx.execute(
                "DELETE FROM contact WHERE id = ? AND NOT EXISTS (SELECT 1 FROM conversation WHERE contact_id = contact.id)",
                contactId);
    }
}
