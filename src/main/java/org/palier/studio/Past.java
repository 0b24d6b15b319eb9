package org.palier.studio;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
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

    /** The last messages to a landlord's lines, oldest first. */
    static List<Past> last(Handle tx, long landlordId, int number) {
        return tx.createQuery("""
                        SELECT * FROM (
                            SELECT message.id, message.conversation_id, message.channel, message.at, text, outcome = 'SILENT',
                                EXISTS (SELECT 1 FROM escalation WHERE escalation.conversation_id = message.conversation_id AND restricted = 1),
                                contact.name
                            FROM message JOIN conversation ON conversation.id = message.conversation_id
                                JOIN contact ON contact.id = conversation.contact_id
                            WHERE message.landlord_id = ? AND direction = 'in' AND text <> '' ORDER BY message.id DESC LIMIT ?)
                        ORDER BY id""")
                .bind(0, landlordId)
                .bind(1, number)
                .map((row, context) -> new Past(
                        row.getLong(1),
                        row.getLong(2),
                        Channel.valueOf(row.getString(3)),
                        Instant.ofEpochMilli(row.getLong(4)),
                        row.getString(5),
                        row.getBoolean(6),
                        row.getBoolean(7),
                        row.getString(8)))
                .list();
    }
}
