package org.palier.desk;

import org.jdbi.v3.core.Handle;

/** What advisers were about to say, kept until it is said. */
final class Drafts {
    private Drafts() {}

    static void keep(Handle tx, long staffId, long conversationId, String text) {
        if (text.isBlank()) {
            tx.execute("DELETE FROM draft WHERE staff_id = ? AND conversation_id = ?", staffId, conversationId);
        } else {
            tx.execute("""
                    INSERT INTO draft (staff_id, conversation_id, text) VALUES (?, ?, ?)
                    ON CONFLICT DO UPDATE SET text = excluded.text""", staffId, conversationId, text);
        }
    }

    static String of(Handle tx, long staffId, long conversationId) {
        return tx.createQuery("SELECT text FROM draft WHERE staff_id = ? AND conversation_id = ?")
                .bind(0, staffId)
                .bind(1, conversationId)
                .mapTo(String.class)
                .findOne()
                .orElse("");
    }
}
