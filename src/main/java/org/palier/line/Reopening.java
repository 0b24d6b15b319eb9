package org.palier.line;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.palier.conversations.Audit;
import org.palier.conversations.Contact;
import org.palier.conversations.Contacts;
import org.palier.conversations.Conversation;
import org.palier.conversations.Conversations;
import org.palier.conversations.Escalation;
import org.palier.conversations.Escalations;
import org.palier.database.Database;
import org.palier.dialogue.State;
import org.palier.dialogue.StateJson;

/**
 * Opens the last conversation with a tenant again that has ended by itself, because an adviser has something left to do or to say: a new
 * request is in that person's hands, and the tenant is told nothing. Safe for any number of threads.
 */
public final class Reopening {
    /** As any request that nobody hurries. */
    private static final int USUAL = 3;

    private final Database database;
    private final References references;
    private final Clock clock;
    private final LineEvents events;

    /**
     * @param random draws the references of requests
     */
    public Reopening(Database database, RandomGenerator random, Clock clock, LineEvents events) {
        this.database = database;
        this.references = new References(random);
        this.clock = clock;
        this.events = events;
    }

    /**
     * Opens it.
     *
     * @param queue the team of the request, where none of the conversation's requests has one
     * @return {@code GONE} if the tenant has begun another conversation since
     */
    public Advisers.Outcome reopen(long conversationId, long staffId, String queue) {
        Instant now = clock.instant();
        Optional<Conversation> found = database.read(tx -> Conversations.withId(tx, conversationId));
        if (found.isEmpty()) {
            return Advisers.Outcome.GONE;
        }
        Advisers.Outcome outcome = database.write(tx -> {
            Conversation conversation = Conversations.withId(tx, conversationId).orElse(found.get());
            Contact contact = Contacts.withId(tx, conversation.contactId()).orElseThrow();
            Long last = conversation.lastMessageId();
            if (conversation.closedAt() == null || last == null || !isLast(contact, conversation)) {
                return Advisers.Outcome.GONE;
            }
            Conversations.reopen(tx, conversation);
            Escalation request = request(tx, conversation, last, queue, now);
            Audit.of(conversation.landlordId(), "conversation-reopened")
                    .by(staffId)
                    .about(contact.id(), conversationId)
                    .escalation(request.id())
                    .add(tx, now);
            Escalations.claim(tx, request.id(), staffId, now);
            Conversation open = Conversations.withId(tx, conversationId).orElseThrow();
            State state = StateJson.read(open.state())
                    .following()
                    .opened(Requests.remembered(request))
                    .held(true);
            Steps.hold(tx, open, state, staffId, now);
            return Advisers.Outcome.DONE;
        });
        if (outcome == Advisers.Outcome.DONE) {
            events.changed(found.get().landlordId(), conversationId);
        }
        return outcome;
    }

    private static boolean isLast(Contact contact, Conversation conversation) {
        Long last = contact.conversationId();
        return last != null && last == conversation.id();
    }

    /** About what the last request was about, as confidential as any of them. */
    private Escalation request(Handle tx, Conversation conversation, long messageId, String queue, Instant now) {
        List<Escalation> before = Escalations.ofConversation(tx, conversation.id());
        Optional<Escalation> last = before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.size() - 1));
        boolean restricted = before.stream().anyMatch(Escalation::restricted);
        return references.open(
                tx,
                reference -> new Escalations.Request(
                        conversation.landlordId(),
                        conversation.contactId(),
                        conversation.id(),
                        messageId,
                        reference,
                        last.map(Escalation::intent).orElse(null),
                        last.map(Escalation::queue).orElse(queue),
                        false,
                        USUAL,
                        restricted,
                        null),
                now);
    }
}
