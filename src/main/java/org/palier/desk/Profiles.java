package org.palier.desk;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.palier.conversations.Audit;
import org.palier.conversations.Contact;
import org.palier.conversations.Contacts;

/** What staff write down about a contact. */
final class Profiles {
    private static final int MOST_CHARACTERS = 200;

    private Profiles() {}

    /**
     * What is known from now on; empty for what is not.
     *
     * @param callHours when it is safe to call
     * @param discreet whether somebody else may read the texts
     */
    record Change(String name, String residence, String language, String callHours, boolean discreet) {}

    static void change(Handle tx, Contact contact, long staffId, Change change, Instant now) {
        tx.execute(
                "UPDATE contact SET name = ?, residence = ?, call_hours = ?, discreet = ? WHERE id = ?",
                shortened(change.name),
                shortened(change.residence),
                shortened(change.callHours),
                change.discreet ? 1 : 0,
                contact.id());
        Contacts.speaks(tx, contact.id(), change.language);
        // The line remembers contacts it has heard: a new version tells it to read this one again.
        tx.execute("UPDATE conversation SET version = version + 1 WHERE id = ?", contact.conversationId());
        Audit line = Audit.of(contact.landlordId(), "contact-changed").by(staffId);
        Long conversation = contact.conversationId();
        (conversation == null ? line : line.about(contact.id(), conversation)).add(tx, now);
    }

    /** Whether somebody else may read what is sent to the contact of a conversation. */
    static boolean isDiscreet(Handle tx, long conversationId) {
        return tx.createQuery("""
                        SELECT discreet FROM contact JOIN conversation ON contact.id = conversation.contact_id
                        WHERE conversation.id = ?""")
                .bind(0, conversationId)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
    }
}
