package org.palier.conversations;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * All that followed from one message.
 *
 * @param opened requests to a person that it opened
 */
public record Trace(Message message, Contact contact, List<Escalation> opened) {

    /** The trace of the message of a SID; empty if none is stored. */
    public static Optional<Trace> of(Handle tx, String sid) throws SQLException {
        Optional<Message> found = Messages.ofSid(tx, sid);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Message message = found.get();
        Conversation conversation =
                Conversations.withId(tx, message.conversationId()).orElseThrow();
        Contact contact = Contacts.withId(tx, conversation.contactId()).orElseThrow();
        List<Escalation> opened = Escalations.ofConversation(tx, conversation.id()).stream()
                .filter(escalation -> escalation.messageId() == message.id())
                .toList();
        return Optional.of(new Trace(message, contact, opened));
    }
}
