package org.palier.conversations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Promises of an answer that are about to be missed, and whether their tenants know. */
public final class Promises {
    private Promises() {}

    /** Requests whose promise ends soon, that nobody has answered, and whose tenants may and can be told by text. */
    public static List<Escalation> almostLate(Handle tx, Instant now, Instant until, int limit) {
        return tx.createQuery(Escalations.SELECT + """
                        WHERE id IN (SELECT escalation.id FROM escalation JOIN contact ON contact.id = escalation.contact_id
                        JOIN conversation ON conversation.id = escalation.conversation_id
                        WHERE escalation.state <> 'closed' AND answered_at IS NULL AND promise_at > :now AND promise_at <= :until
                            AND told_late_of IS NOT promise_at AND restricted = 0 AND discreet = 0
                            AND kind = 'subscriber' AND untextable IS NULL AND opted_out_at IS NULL
                            AND (channel = 'WHATSAPP' OR address GLOB '+33[67]*'
                                OR (channel <> 'VOICE' AND address NOT GLOB '+33[1234589]*'))
                        ORDER BY promise_at LIMIT :limit)""")
                .bind("now", now)
                .bind("until", until)
                .bind("limit", limit)
                .map((row, context) -> Escalations.escalation(row))
                .list();
    }

    /** Keeps that the tenant is told that the promise will be missed; empty if that was told before, or it was kept meanwhile. */
    public static Optional<Escalation> toldLate(Handle tx, long id) {
        int first = tx.execute("""
                UPDATE escalation SET told_late_of = promise_at
                WHERE id = ? AND state <> 'closed' AND answered_at IS NULL AND told_late_of IS NOT promise_at""", id);
        return first == 1 ? Escalations.withId(tx, id) : Optional.empty();
    }
}
