package org.palier.line;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.palier.conversations.Audit;
import org.palier.conversations.Contact;
import org.palier.conversations.Contacts;
import org.palier.conversations.Conversation;
import org.palier.conversations.Conversations;
import org.palier.conversations.Escalation;
import org.palier.conversations.Escalations;
import org.palier.conversations.Messages;
import org.palier.database.Database;
import org.palier.dialogue.State;
import org.palier.dialogue.StateJson;
import org.palier.intents.Channel;
import org.palier.phones.PhoneNumber;

/**
 * The person's side of the line: an adviser takes a conversation, speaks in it, and gives it back to the assistant, which is silent
 * meanwhile. Each step is one unit of work. Safe for any number of threads.
 */
public final class Advisers {
    private final Database database;
    private final AdviserText.Sending sending;
    private final Clock clock;
    private final LineEvents events;

    public Advisers(Database database, AdviserText.Sending sending, Clock clock, LineEvents events) {
        this.database = database;
        this.sending = sending;
        this.clock = clock;
        this.events = events;
    }

    /** What became of a step. */
    public enum Outcome {
        DONE,
        /** There is no such conversation or request, or it is ended. */
        GONE,
        /** Another person was quicker, or nobody holds it: take it first. */
        NOT_YOURS,
        /** No text can reach the tenant. */
        UNREACHABLE
    }

    @FunctionalInterface
    private interface Step {
        Outcome take(Handle tx, Conversation conversation, Instant now) throws SQLException;
    }

    /** The conversation that is open with a contact. */
    public Optional<Conversation> open(long landlordId, PhoneNumber tenant) {
        return database.read(tx -> {
            Optional<Contact> contact = Contacts.find(tx, landlordId, tenant.e164());
            Long last = contact.map(Contact::conversationId).orElse(null);
            return last == null
                    ? Optional.<Conversation>empty()
                    : Conversations.withId(tx, last).filter(conversation -> conversation.closedAt() == null);
        });
    }

    /** Takes a conversation, with those of its requests that wait. */
    public Outcome take(long conversationId, long staffId) {
        return in(conversationId, (tx, conversation, now) -> {
            if (othersThan(staffId, conversation)) {
                return Outcome.NOT_YOURS;
            }
            for (Escalation request : Escalations.ofConversation(tx, conversation.id())) {
                Escalations.claim(tx, request.id(), staffId, now);
            }
            hold(tx, conversation, staffId, now);
            return Outcome.DONE;
        });
    }

    /** Takes a request out of the queue, and its conversation with it. Of several who try, one succeeds. */
    public Outcome claim(long escalationId, long staffId) {
        return about(escalationId, (tx, conversation, now) -> {
            if (othersThan(staffId, conversation) || !Escalations.claim(tx, escalationId, staffId, now)) {
                return Outcome.NOT_YOURS;
            }
            hold(tx, conversation, staffId, now);
            return Outcome.DONE;
        });
    }

    /**
     * Says something to the tenant: stored in the conversation, and sent soon.
     *
     * @param text 1 to 1,600 characters
     */
    public Outcome say(long conversationId, long staffId, String text) {
        String body = text.strip();
        if (body.isEmpty() || body.length() > 1600) {
            throw new IllegalArgumentException("a text has 1 to 1600 characters, not " + body.length());
        }
        return in(conversationId, (tx, conversation, now) -> {
            if (!isHolder(staffId, conversation)) {
                return Outcome.NOT_YOURS;
            }
            Contact contact = Contacts.withId(tx, conversation.contactId()).orElseThrow();
            Optional<PhoneNumber> number = PhoneNumber.ofE164(contact.address());
            if (!contact.subscriber() || number.isEmpty() || contact.untextable() != null) {
                return Outcome.UNREACHABLE;
            }
            long messageId = Messages.addSaid(tx, conversation, staffId, body, now);
            Conversations.said(tx, conversation, messageId);
            sending.add(
                    tx,
                    new AdviserText(
                            conversation.landlordId(),
                            contact.id(),
                            new PhoneNumber(conversation.line()),
                            number.get(),
                            conversation.channel().equals(Channel.WHATSAPP.name()) ? Channel.WHATSAPP : Channel.SMS,
                            messageId,
                            body));
            return Outcome.DONE;
        });
    }

    /** Gives the conversation back to the assistant; its requests wait in the queue again. */
    public Outcome handBack(long conversationId, long staffId) {
        return in(conversationId, (tx, conversation, now) -> {
            if (!isHolder(staffId, conversation)) {
                return Outcome.NOT_YOURS;
            }
            for (Escalation request : Escalations.ofConversation(tx, conversation.id())) {
                Escalations.handBack(tx, request.id(), staffId, now);
            }
            release(tx, conversation, List.of(), staffId, now);
            return Outcome.DONE;
        });
    }

    /** Ends the requests of the conversation that the adviser has in hand, and gives it back to the assistant. */
    public Outcome finish(long conversationId, long staffId) {
        return in(conversationId, (tx, conversation, now) -> {
            if (!isHolder(staffId, conversation)) {
                return Outcome.NOT_YOURS;
            }
            List<Escalation> held = Escalations.ofConversation(tx, conversation.id()).stream()
                    .filter(request -> request.state() == Escalation.State.HELD && isStaff(staffId, request.holder()))
                    .toList();
            for (Escalation request : held) {
                Escalations.close(tx, request.id(), staffId, now);
            }
            release(tx, conversation, held, staffId, now);
            return Outcome.DONE;
        });
    }

    /** Ends one request, whoever has it in hand; the conversation goes on as it is. */
    public Outcome close(long escalationId, long staffId) {
        return about(escalationId, (tx, conversation, now) -> {
            Escalation request = Escalations.withId(tx, escalationId).orElseThrow();
            if (!Escalations.close(tx, escalationId, staffId, now)) {
                return Outcome.GONE;
            }
            State state = StateJson.read(conversation.state()).closed(request.reference());
            Conversations.hold(tx, conversation, conversation.holder(), StateJson.write(state));
            return Outcome.DONE;
        });
    }

    private void hold(Handle tx, Conversation conversation, long staffId, Instant now) {
        State state = StateJson.read(conversation.state());
        Conversations.hold(tx, conversation, staffId, StateJson.write(state.held(true)));
        audit(tx, conversation, "conversation-taken", staffId, now);
    }

    private void release(Handle tx, Conversation conversation, List<Escalation> ended, long staffId, Instant now) {
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

    private Outcome about(long escalationId, Step step) {
        Optional<Escalation> request = database.read(tx -> Escalations.withId(tx, escalationId));
        return request.isEmpty() ? Outcome.GONE : in(request.get().conversationId(), step);
    }

    /** Read and changed within one unit of work, so that nobody comes between. */
    private Outcome in(long conversationId, Step step) {
        Instant now = clock.instant();
        Optional<Conversation> found = database.read(tx -> Conversations.withId(tx, conversationId));
        if (found.isEmpty()) {
            return Outcome.GONE;
        }
        Outcome outcome = database.write(tx -> {
            Optional<Conversation> conversation =
                    Conversations.withId(tx, conversationId).filter(open -> open.closedAt() == null);
            return conversation.isEmpty() ? Outcome.GONE : step.take(tx, conversation.get(), now);
        });
        if (outcome == Outcome.DONE) {
            events.changed(found.get().landlordId(), conversationId);
        }
        return outcome;
    }

    private static boolean othersThan(long staffId, Conversation conversation) {
        return conversation.holder() != null && !isHolder(staffId, conversation);
    }

    private static boolean isHolder(long staffId, Conversation conversation) {
        return isStaff(staffId, conversation.holder());
    }

    private static boolean isStaff(long staffId, @Nullable Long other) {
        return other != null && other == staffId;
    }
}
