package org.palier.line;

import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.palier.conversations.Conversation;
import org.palier.conversations.Conversations;
import org.palier.conversations.Escalations;
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
 * @param over whether that one is over, so that the next message begins another
 */
record Known(
        @Nullable Long contactId,
        @Nullable String language,
        boolean discreet,
        @Nullable Conversation conversation,
        boolean over) {
    private static final Logger log = LoggerFactory.getLogger(Known.class);

    static final Known NOBODY = new Known(null, null, false, null, true);

    /**
     * Reads what is stored of a contact.
     *
     * @param quietSince a conversation in which nothing was heard since then is over, unless a person speaks or is asked for
     */
    static Known load(Handle tx, long landlordId, String address, Instant quietSince) throws SQLException {
        return Conversations.last(tx, landlordId, address)
                .map(last -> new Known(
                        last.contactId(),
                        last.language(),
                        last.discreet(),
                        last.conversation(),
                        isOver(tx, last.conversation(), quietSince)))
                .orElse(NOBODY);
    }

    private static boolean isOver(Handle tx, @Nullable Conversation last, Instant quietSince) {
        if (last == null || last.closedAt() != null) {
            return true;
        }
        return last.holder() == null && last.lastHeardAt().isBefore(quietSince) && !Escalations.isOpenIn(tx, last.id());
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
