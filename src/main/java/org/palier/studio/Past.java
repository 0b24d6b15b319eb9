package org.palier.studio;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;
import org.palier.intents.Channel;

/**
 * A message that a tenant sent, as far as hearing it again takes.
 *
 * @param silent whether a person held the conversation
 * @param restricted whether only some of the staff may read the conversation
 * @param name that is known of the tenant
 */
public record Past(
        long id,
        long conversationId,
        Channel channel,
        Instant at,
        String text,
        boolean silent,
        boolean restricted,
        @Nullable String name) {

    private static final String SELECT = """
            SELECT message.id, message.conversation_id, message.channel, message.at, text, outcome = 'SILENT',
                EXISTS (SELECT 1 FROM escalation WHERE escalation.conversation_id = message.conversation_id AND restricted = 1),
                contact.name
            FROM message JOIN conversation ON conversation.id = message.conversation_id
                JOIN contact ON contact.id = conversation.contact_id
            """;

    private static final RowMapper<Past> ROW = (row, context) -> new Past(
            row.getLong(1),
            row.getLong(2),
            Channel.valueOf(row.getString(3)),
            Instant.ofEpochMilli(row.getLong(4)),
            row.getString(5),
            row.getBoolean(6),
            row.getBoolean(7),
            row.getString(8));

    /** Of a conversation so many messages are heard again at most to know where it stood. */
    private static final int LONGEST = 40;

    /** The last messages to a landlord's lines, oldest first. */
    static List<Past> last(Handle tx, long landlordId, int number) {
        return tx.createQuery("SELECT * FROM (" + SELECT + """
                        WHERE message.landlord_id = ? AND direction = 'in' AND text <> '' ORDER BY message.id DESC LIMIT ?)
                        ORDER BY id""")
                .bind(0, landlordId)
                .bind(1, number)
                .map(ROW)
                .list();
    }

    /** The next messages to a landlord's lines, as far as they came before a moment; oldest first. */
    static List<Past> after(Handle tx, long landlordId, long messageId, Instant before, int number) {
        return tx.createQuery(SELECT + """
                        WHERE message.id > ? AND message.landlord_id = ? AND message.at < ? AND direction = 'in' AND text <> ''
                        ORDER BY message.id LIMIT ?""")
                .bind(0, messageId)
                .bind(1, landlordId)
                .bind(2, before.toEpochMilli())
                .bind(3, number)
                .map(ROW)
                .list();
    }

    /** What was said before some messages in their conversations, oldest first. */
    static List<Past> leadingTo(Handle tx, List<Past> messages) {
        Map<Long, Long> first = new TreeMap<>();
        messages.forEach(past -> first.putIfAbsent(past.conversationId, past.id));
        return tx.createQuery("""
                        WITH RECURSIVE said (id, back) AS (
                            SELECT previous_id, 1 FROM message
                            WHERE id IN (SELECT value FROM json_each(?)) AND previous_id IS NOT NULL
                            UNION ALL
                            SELECT previous_id, back + 1 FROM message JOIN said ON message.id = said.id
                            WHERE previous_id IS NOT NULL AND back < ?)
                        """ + SELECT + """
                        WHERE message.id IN (SELECT id FROM said) AND direction = 'in' AND text <> '' ORDER BY message.id""")
                .bind(0, first.values().toString())
                .bind(1, LONGEST)
                .map(ROW)
                .list();
    }
}
