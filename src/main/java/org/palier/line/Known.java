package org.palier.line;

import org.jspecify.annotations.Nullable;
import org.palier.conversations.Conversation;
import org.palier.dialogue.State;

/**
 * What the line remembers of a contact between two messages.
 *
 * @param contactId null for one that was never heard
 * @param language that is stored with the contact
 * @param conversation the last one; null before the first
 * @param state read from the conversation
 */
record Known(
        @Nullable Long contactId,
        @Nullable String language,
        @Nullable Conversation conversation,
        State state,
        Pace pace) {
    static final Known NOBODY = new Known(null, null, null, State.initial(), Pace.NONE);
}
