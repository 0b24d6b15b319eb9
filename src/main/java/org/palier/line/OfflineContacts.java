package org.palier.line;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.random.RandomGenerator;
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
import org.palier.conversations.Moves;
import org.palier.database.Database;
import org.palier.dialogue.State;
import org.palier.dialogue.StateJson;
import org.palier.intents.Channel;

/**
 * Takes in contacts that came another way than through the line: each becomes a conversation and a request like any other, or goes on with
 * those that are open. Safe for any number of threads.
 */
public final class OfflineContacts {
    /** The beginning of the address of somebody who gave no number; nothing is ever sent to it. */
    public static final String NO_NUMBER = "offline-";

    private final Database database;
    private final References references;
    private final Clock clock;
    private final LineEvents events;

    /**
     * @param random draws the references of requests
     */
    public OfflineContacts(Database database, RandomGenerator random, Clock clock, LineEvents events) {
        this.database = database;
        this.references = new References(random);
        this.clock = clock;
        this.events = events;
    }

    /** What becomes of the request at once: it waits, the adviser has it in hand, or it is ended, with an outcome of the desk. */
    public record Next(boolean mine, @Nullable String outcome) {}

    /** Takes one in; answers the key of its conversation. */
    public long add(OfflineContact told, long staffId, Next next) {
        Instant now = clock.instant();
        long id = database.write(tx -> {
            Conversation conversation = conversation(tx, contact(tx, told, now), told, now);
            long messageId =
                    Messages.addTyped(tx, conversation, staffId, told.way().name(), told.words(), now);
            Escalation request = request(tx, conversation, messageId, told.need(), now);
            Audit.of(told.landlordId(), "contact-typed-in")
                    .by(staffId)
                    .about(conversation.contactId(), conversation.id())
                    .escalation(request.id())
                    .add(tx, now);
            State state = StateJson.read(conversation.state()).opened(Requests.remembered(request));
            advance(tx, conversation, told, messageId, state, now);
            follow(tx, conversation.id(), request, staffId, next, now);
            return conversation.id();
        });
        events.changed(told.landlordId(), id);
        return id;
    }

    private static Contact contact(Handle tx, OfflineContact told, Instant now) throws SQLException {
        String address = told.number().map(number -> number.e164()).orElseGet(() -> NO_NUMBER + UUID.randomUUID());
        String kind = told.number().isPresent() ? Contact.SUBSCRIBER : "withheld";
        OptionalLong added = Contacts.add(tx, told.landlordId(), address, kind, now);
        Contact contact = Contacts.find(tx, told.landlordId(), address).orElseThrow();
        Contacts.named(tx, contact.id(), told.name(), told.residence());
        if (added.isPresent() || contact.language() == null) {
            Contacts.speaks(tx, contact.id(), told.language());
        }
        return contact;
    }

    private static Conversation conversation(Handle tx, Contact contact, OfflineContact told, Instant now)
            throws SQLException {
        Long last = contact.conversationId();
        Optional<Conversation> open = last == null
                ? Optional.empty()
                : Conversations.withId(tx, last).filter(conversation -> conversation.closedAt() == null);
        if (open.isPresent()) {
            return open.get();
        }
        long id = Conversations.open(
                tx, told.landlordId(), contact.id(), last, told.line().e164(), Channel.SMS.name(), now);
        return Conversations.withId(tx, id).orElseThrow();
    }

    /** The open request of the conversation about the same need, or a new one. */
    private Escalation request(
            Handle tx, Conversation conversation, long messageId, OfflineContact.Need need, Instant now) {
        String intent = need.intent();
        Optional<Escalation> same = Escalations.ofConversation(tx, conversation.id()).stream()
                .filter(request -> request.state() != Escalation.State.CLOSED)
                .filter(request -> intent != null && intent.equals(request.intent()))
                .findFirst();
        if (same.isPresent()) {
            if (need.urgent() && !same.get().urgent()) {
                Escalations.reprioritise(
                        tx, conversation.contactId(), same.get().reference(), true, need.priority(), now);
            }
            return same.get();
        }
        return references.open(tx, reference -> asked(conversation, messageId, need, reference), now);
    }

    private static Escalations.Request asked(
            Conversation conversation, long messageId, OfflineContact.Need need, String reference) {
        return new Escalations.Request(
                conversation.landlordId(),
                conversation.contactId(),
                conversation.id(),
                messageId,
                reference,
                need.intent(),
                need.queue().id(),
                need.urgent(),
                need.priority(),
                need.restricted(),
                need.promise());
    }

    private static void advance(
            Handle tx, Conversation conversation, OfflineContact told, long messageId, State state, Instant now)
            throws SQLException {
        String language = conversation.language();
        Conversations.advance(
                tx,
                conversation.id(),
                conversation.version(),
                new Conversations.Step(
                        conversation.line(),
                        conversation.channel(),
                        now,
                        messageId,
                        language == null ? told.language() : language,
                        StateJson.write(state),
                        conversation.pace()));
    }

    private static void follow(Handle tx, long conversationId, Escalation request, long staffId, Next next, Instant now)
            throws SQLException {
        Conversation conversation = Conversations.withId(tx, conversationId).orElseThrow();
        String outcome = next.outcome();
        if (outcome != null) {
            Escalations.close(tx, request.id(), staffId, now);
            Moves.ended(tx, request.id(), outcome);
            State state = StateJson.read(conversation.state()).closed(request.reference());
            Conversations.hold(tx, conversation, conversation.holder(), StateJson.write(state));
        } else if (next.mine() && !Steps.othersThan(staffId, conversation)) {
            for (Escalation each : List.copyOf(Escalations.ofConversation(tx, conversationId))) {
                Escalations.claim(tx, each.id(), staffId, now);
            }
            Steps.hold(tx, conversation, staffId, now);
        }
    }
}
