package org.palier.line;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.palier.conversations.Audit;
import org.palier.conversations.Conversation;
import org.palier.conversations.Conversations;
import org.palier.conversations.Escalation;
import org.palier.conversations.Escalations;
import org.palier.database.Database;
import org.palier.dialogue.State;
import org.palier.dialogue.StateJson;

/** Steps of persons in a conversation: each reads and changes within one unit of work, so that nobody comes between. */
final class Steps {
    private final Database database;
    private final Clock clock;
    private final LineEvents events;

    Steps(Database database, Clock clock, LineEvents events) {
        this.database = database;
        this.clock = clock;
        this.events = events;
    }

    @FunctionalInterface
    interface Step {
        Advisers.Outcome take(Handle tx, Conversation conversation, Instant now) throws SQLException;
    }

    /** A step in the conversation of a request. */
    Advisers.Outcome about(long escalationId, Step step) {
        Optional<Escalation> request = database.read(tx -> Escalations.withId(tx, escalationId));
        return request.isEmpty() ? Advisers.Outcome.GONE : in(request.get().conversationId(), step);
    }

    /** A step in a conversation that is open. */
    Advisers.Outcome in(long conversationId, Step step) {
        Instant now = clock.instant();
        Optional<Conversation> found = database.read(tx -> Conversations.withId(tx, conversationId));
        if (found.isEmpty()) {
            return Advisers.Outcome.GONE;
        }
        Advisers.Outcome outcome = database.write(tx -> {
            Optional<Conversation> conversation =
                    Conversations.withId(tx, conversationId).filter(open -> open.closedAt() == null);
            return conversation.isEmpty() ? Advisers.Outcome.GONE : step.take(tx, conversation.get(), now);
        });
        if (outcome == Advisers.Outcome.DONE) {
            events.changed(found.get().landlordId(), conversationId);
        }
        return outcome;
    }

    /** Gives the conversation to a person. */
    static void hold(Handle tx, Conversation conversation, long staffId, Instant now) {
        State state = StateJson.read(conversation.state()).held(true);
        hold(tx, conversation, state, staffId, now);
    }

    /** The same, where the dialogue is to remember something else. */
    static void hold(Handle tx, Conversation conversation, State state, long staffId, Instant now) {
        Conversations.hold(tx, conversation, staffId, StateJson.write(state));
        audit(tx, conversation, "conversation-taken", staffId, now);
    }

    /** Gives the conversation back to the assistant. */
    static void release(Handle tx, Conversation conversation, List<Escalation> ended, long staffId, Instant now) {
        State state = StateJson.read(conversation.state()).held(false);
        for (Escalation request : ended) {
            state = state.closed(request.reference());
        }
        Conversations.hold(tx, conversation, null, StateJson.write(state));
        audit(tx, conversation, "conversation-given-back", staffId, now);
    }

    private static void audit(Handle tx, Conversation conversation, String action, long staffId, Instant now) {
        Audit.of(conversation.landlordId(), action)
                .by(staffId)
                .about(conversation.contactId(), conversation.id())
                .add(tx, now);
    }

    /** The requests of a conversation that are in a person's hands. */
    static List<Escalation> heldBy(Handle tx, Conversation conversation, long staffId) {
        return Escalations.ofConversation(tx, conversation.id()).stream()
                .filter(request -> request.state() == Escalation.State.HELD && isStaff(staffId, request.holder()))
                .toList();
    }

    static boolean othersThan(long staffId, Conversation conversation) {
        return conversation.holder() != null && !isHolder(staffId, conversation);
    }

    static boolean isHolder(long staffId, Conversation conversation) {
        return isStaff(staffId, conversation.holder());
    }

    private static boolean isStaff(long staffId, @Nullable Long other) {
        return other != null && other == staffId;
    }
}
