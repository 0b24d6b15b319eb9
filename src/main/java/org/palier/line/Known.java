package org.palier.line;

import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.palier.conversations.Contact;
import org.palier.conversations.Contacts;
import org.palier.conversations.Conversation;
import org.palier.conversations.Conversations;
import org.palier.dialogue.State;
import org.palier.dialogue.StateJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the line knows of a contact between two messages. The dialogue's memory stays the text that is stored: read, it would be three
 * times as large, and many contacts are remembered.
 *
 * @param contactId null for one that was never heard
 * @param language that is stored with the contact
 * @param discreet whether somebody else may read the texts
 * @param conversation the last one; null before the first
 */
record Known(
        @Nullable Long contactId,
        @Nullable String language,
        boolean discreet,
        @Nullable Conversation conversation) {
    private static final Logger log = LoggerFactory.getLogger(Known.class);

    static final Known NOBODY = new Known(null, null, false, null);

    /** Reads what is stored of a contact. */
    static Known load(Handle tx, long landlordId, String address) throws SQLException {
        Optional<Contact> contact = Contacts.find(tx, landlordId, address);
        if (contact.isEmpty()) {
            return NOBODY;
        }
        Long last = contact.get().conversationId();
        Conversation conversation =
                last == null ? null : Conversations.withId(tx, last).orElse(null);
        return new Known(
                contact.get().id(), contact.get().language(), contact.get().discreet(), conversation);
    }

    /** The dialogue's memory. One that cannot be read must not keep its tenant from being heard: what waits for a person is in the queue. */
    State state() {
        if (conversation == null) {
            return State.initial();
        }
        try {
            return StateJson.read(conversation.state());
        } catch (IllegalArgumentException e) {
            log.error("the memory of conversation {} cannot be read, it begins anew", conversation.id());
            return State.initial();
        }
    }

    Pace pace() {
        return conversation == null ? Pace.NONE : Pace.read(conversation.pace());
    }
}
