package org.palier.line;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.palier.conversations.Conversation;
import org.palier.conversations.Conversations;
import org.palier.dialogue.State;
import org.palier.dialogue.StateJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the line knows of a contact between two messages.
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
        return Conversations.last(tx, landlordId, address)
                .map(last -> new Known(last.contactId(), last.language(), last.discreet(), last.conversation()))
                .orElse(NOBODY);
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
