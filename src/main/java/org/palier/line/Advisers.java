package org.palier.line;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.palier.conversations.Contact;
import org.palier.conversations.Contacts;
import org.palier.conversations.Conversation;
import org.palier.conversations.Conversations;
import org.palier.conversations.Escalation;
import org.palier.conversations.Escalations;
import org.palier.conversations.Message;
import org.palier.conversations.Messages;
import org.palier.conversations.Moves;
import org.palier.database.Database;
import org.palier.dialogue.State;
import org.palier.dialogue.StateJson;
import org.palier.phones.PhoneNumber;

/**
 * The person's side of the line: an adviser takes a conversation, speaks in it, and gives it back to the assistant, which is silent
 * meanwhile. Each step is one unit of work. Safe for any number of threads.
 */
public final class Advisers {
    private final Database database;
    private final AdviserText.Sending sending;
    private final Steps steps;

    public Advisers(Database database, AdviserText.Sending sending, Clock clock, LineEvents events) {
        this.database = database;
        this.sending = sending;
        this.steps = new Steps(database, clock, events);
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
        return steps.in(conversationId, (tx, conversation, now) -> {
            if (Steps.othersThan(staffId, conversation)) {
                return Outcome.NOT_YOURS;
            }
            for (Escalation request : Escalations.ofConversation(tx, conversation.id())) {
                Escalations.claim(tx, request.id(), staffId, now);
            }
            Steps.hold(tx, conversation, staffId, now);
            return Outcome.DONE;
        });
    }

    /** Takes a request out of the queue, and its conversation with it. Of several who try, one succeeds. */
    public Outcome claim(long escalationId, long staffId) {
        return steps.about(escalationId, (tx, conversation, now) -> {
            if (Steps.othersThan(staffId, conversation) || !Escalations.claim(tx, escalationId, staffId, now)) {
                return Outcome.NOT_YOURS;
            }
            Steps.hold(tx, conversation, staffId, now);
            return Outcome.DONE;
        });
    }

    /** Says something to the tenant: stored in the conversation, and sent at once. */
    public Outcome say(long conversationId, long staffId, String text) {
        return say(conversationId, staffId, text, "", Duration.ZERO);
    }

    /**
     * Says something to the tenant: stored in the conversation, and sent soon.
     *
     * @param text 1 to 1,600 characters
     * @param once what this person's browser calls the text: one that comes again because its answer was lost is said once; empty for none
     * @param undo for so long it can be taken back
     */
    public Outcome say(long conversationId, long staffId, String text, String once, Duration undo) {
        String body = text.strip();
        String key = once.isEmpty() ? null : "staff " + staffId + " " + once;
        if (body.isEmpty() || body.length() > 1600) {
            throw new IllegalArgumentException("a text has 1 to 1600 characters, not " + body.length());
        }
        return steps.in(conversationId, (tx, conversation, now) -> {
            if (!Steps.isHolder(staffId, conversation)) {
                return Outcome.NOT_YOURS;
            }
            if (key != null && Messages.isKnown(tx, key)) {
                return Outcome.DONE;
            }
            Contact contact = Contacts.withId(tx, conversation.contactId()).orElseThrow();
            Optional<PhoneNumber> number = reachable(tx, conversation, contact);
            if (number.isEmpty()) {
                return Outcome.UNREACHABLE;
            }
            long messageId = Messages.addSaid(tx, conversation, staffId, body, key, now);
            Conversations.said(tx, conversation, messageId);
            Moves.answered(tx, conversation.id(), staffId, now);
            sending.add(tx, AdviserText.in(conversation, number.get(), now.plus(undo), messageId, body));
            return Outcome.DONE;
        });
    }

    /**
     * Sends once more what an adviser said and what did not arrive.
     *
     * @param messageId in the conversation
     * @param failed whether it did not arrive, asked within the unit of work, so that of two who press at once one sends; else {@code GONE}
     */
    public Outcome again(long conversationId, long staffId, long messageId, Predicate<Handle> failed) {
        return steps.in(conversationId, (tx, conversation, now) -> {
            Optional<Message> said = Messages.withId(tx, messageId)
                    .filter(message -> message.conversationId() == conversationId && message.staffId() != null);
            Contact contact = Contacts.withId(tx, conversation.contactId()).orElseThrow();
            Optional<PhoneNumber> number = reachable(tx, conversation, contact);
            if (said.isEmpty() || !Steps.isHolder(staffId, conversation)) {
                return Outcome.NOT_YOURS;
            }
            if (number.isEmpty()) {
                return Outcome.UNREACHABLE;
            }
            if (!failed.test(tx)) {
                return Outcome.GONE;
            }
            sending.add(
                    tx,
                    AdviserText.in(
                            conversation,
                            number.get(),
                            now,
                            messageId,
                            said.get().text()));
            return Outcome.DONE;
        });
    }

    /** Who only called is texted at a French mobile, nowhere else. */
    static Optional<PhoneNumber> reachable(Handle tx, Conversation conversation, Contact contact) {
        return contact.subscriber() && contact.untextable() == null
                ? PhoneNumber.ofE164(contact.address())
                        .filter(number -> number.isFrenchMobile() || Messages.isWritten(tx, conversation))
                : Optional.empty();
    }

    /** Gives the conversation back to the assistant; its requests wait in the queue again. */
    public Outcome handBack(long conversationId, long staffId) {
        return steps.in(conversationId, (tx, conversation, now) -> {
            if (!Steps.isHolder(staffId, conversation)) {
                return Outcome.NOT_YOURS;
            }
            for (Escalation request : Escalations.ofConversation(tx, conversation.id())) {
                Escalations.handBack(tx, request.id(), staffId, now);
            }
            Steps.release(tx, conversation, List.of(), staffId, now);
            return Outcome.DONE;
        });
    }

    /** Ends one request, whoever has it in hand; the conversation goes on as it is. */
    public Outcome close(long escalationId, long staffId) {
        return steps.about(escalationId, (tx, conversation, now) -> {
            Escalation request = Escalations.withId(tx, escalationId).orElseThrow();
            if (!Escalations.close(tx, escalationId, staffId, now)) {
                return Outcome.GONE;
            }
            State state = StateJson.read(conversation.state()).closed(request.reference());
            Conversations.hold(tx, conversation, conversation.holder(), StateJson.write(state));
            return Outcome.DONE;
        });
    }
}
