package org.palier.line;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.palier.conversations.Conversation;
import org.palier.conversations.Conversations;
import org.palier.conversations.Escalation;
import org.palier.conversations.Escalations;
import org.palier.conversations.Message;
import org.palier.conversations.Messages;
import org.palier.conversations.Moves;
import org.palier.conversations.Notes;
import org.palier.database.Database;
import org.palier.dialogue.State;
import org.palier.dialogue.StateJson;

/**
 * What advisers do with the cases in their hands beside answering: pass on, set aside, end, take up again, take back a text. Each step
 * is one unit of work; a note goes into it. Safe for any number of threads.
 */
public final class CaseWork {
    private final Steps steps;
    private final Withdrawal withdrawal;
    private final SurveyQuestions surveys;

    public CaseWork(Database database, Withdrawal withdrawal, SurveyQuestions surveys, Clock clock, LineEvents events) {
        this.steps = new Steps(database, clock, events);
        this.withdrawal = withdrawal;
        this.surveys = surveys;
    }

    /** Takes back a text that is to be sent, in the transaction that takes its message back; false if it is too late. */
    @FunctionalInterface
    public interface Withdrawal {
        boolean withdraw(Handle tx, long landlordId, String cause);
    }

    /** Takes a conversation with all its open requests, whoever has it in hand. */
    public Advisers.Outcome takeOver(long conversationId, long staffId) {
        return steps.in(conversationId, (tx, conversation, now) -> {
            for (Escalation request : open(tx, conversation)) {
                Moves.give(tx, request.id(), staffId, staffId, now);
            }
            Steps.hold(tx, conversation, staffId, now);
            return Advisers.Outcome.DONE;
        });
    }

    /** Passes a conversation and its open requests to a colleague. */
    public Advisers.Outcome give(long conversationId, long staffId, long to, String note) {
        return mine(conversationId, staffId, (tx, conversation, now) -> {
            for (Escalation request : open(tx, conversation)) {
                Moves.give(tx, request.id(), to, staffId, now);
                remark(tx, request, staffId, note, now);
            }
            Steps.hold(tx, conversation, to, now);
            return Advisers.Outcome.DONE;
        });
    }

    /** Lets the requests in hand wait for another team; the assistant speaks meanwhile. */
    public Advisers.Outcome send(long conversationId, long staffId, String queue, String note) {
        return mine(conversationId, staffId, (tx, conversation, now) -> {
            for (Escalation request : Steps.heldBy(tx, conversation, staffId)) {
                Moves.send(tx, request.id(), queue, staffId, now);
                remark(tx, request, staffId, note, now);
            }
            Steps.release(tx, conversation, List.of(), staffId, now);
            return Advisers.Outcome.DONE;
        });
    }

    /**
     * Sets the requests in hand aside.
     *
     * @param until null for the tenant's next message
     */
    public Advisers.Outcome park(long conversationId, long staffId, @Nullable Instant until) {
        return mine(conversationId, staffId, (tx, conversation, now) -> {
            for (Escalation request : Steps.heldBy(tx, conversation, staffId)) {
                Moves.park(tx, request.id(), staffId, until, now);
            }
            return Advisers.Outcome.DONE;
        });
    }

    public Advisers.Outcome unpark(long conversationId, long staffId) {
        return mine(conversationId, staffId, (tx, conversation, now) -> {
            for (Escalation request : Steps.heldBy(tx, conversation, staffId)) {
                Moves.unpark(tx, request.id(), staffId, now);
            }
            return Advisers.Outcome.DONE;
        });
    }

    /** Ends the requests in hand in one way, and gives the conversation back to the assistant; the tenant may be asked how it was. */
    public Advisers.Outcome finish(long conversationId, long staffId, String outcome, String note) {
        return mine(conversationId, staffId, (tx, conversation, now) -> {
            List<Escalation> held = Steps.heldBy(tx, conversation, staffId);
            for (Escalation request : held) {
                Escalations.close(tx, request.id(), staffId, now);
                Moves.ended(tx, request.id(), outcome);
                remark(tx, request, staffId, note, now);
            }
            Steps.release(tx, conversation, held, staffId, now);
            surveys.ask(tx, conversationId, held, outcome, now);
            return Advisers.Outcome.DONE;
        });
    }

    /** Takes an ended request up again: it is in this person's hands, and so is its conversation. */
    public Advisers.Outcome reopen(long escalationId, long staffId) {
        return steps.about(escalationId, (tx, conversation, now) -> {
            if (Steps.othersThan(staffId, conversation)) {
                return Advisers.Outcome.NOT_YOURS;
            }
            Moves.reopen(tx, escalationId, staffId, now);
            Escalation request = Escalations.withId(tx, escalationId).orElseThrow();
            State state = StateJson.read(conversation.state())
                    .opened(Requests.remembered(request))
                    .held(true);
            Steps.hold(tx, conversation, state, staffId, now);
            return Advisers.Outcome.DONE;
        });
    }

    /**
     * Lets the request that was ended last wait again, because what was said then did not arrive; {@code GONE} if something was said since.
     *
     * @param messageId the text that did not arrive
     */
    public Advisers.Outcome lost(long conversationId, long messageId) {
        return steps.in(conversationId, (tx, conversation, now) -> {
            Optional<Escalation> ended = Escalations.endedLast(tx, conversation.id());
            if (ended.isEmpty() || conversation.holder() != null || !Messages.isLastWord(tx, conversation, messageId)) {
                return Advisers.Outcome.GONE;
            }
            Moves.lost(tx, ended.get().id(), messageId, now);
            Escalation request = Escalations.withId(tx, ended.get().id()).orElseThrow();
            State state = StateJson.read(conversation.state()).opened(Requests.remembered(request));
            Conversations.hold(tx, conversation, null, StateJson.write(state));
            return Advisers.Outcome.DONE;
        });
    }

    /**
     * Adds a remark that only staff read to the last request of a conversation.
     *
     * @param named colleagues who are told of it
     */
    public Advisers.Outcome note(long conversationId, long staffId, String text, Collection<Long> named) {
        return steps.in(conversationId, (tx, conversation, now) -> {
            List<Escalation> requests = Escalations.ofConversation(tx, conversation.id());
            if (requests.isEmpty()) {
                return Advisers.Outcome.GONE;
            }
            long note = Notes.remark(tx, requests.get(requests.size() - 1), staffId, text.strip(), now);
            for (long colleague : named) {
                Notes.mention(tx, note, colleague);
            }
            return Advisers.Outcome.DONE;
        });
    }

    /** Takes back what the adviser said and what has not left yet; {@code GONE} if it has. */
    public Advisers.Outcome unsay(long conversationId, long staffId, long messageId) {
        return steps.in(conversationId, (tx, conversation, now) -> {
            Optional<Message> said = Messages.withId(tx, messageId)
                    .filter(message -> message.conversationId() == conversationId)
                    .filter(message -> message.staffId() != null && message.staffId() == staffId);
            if (said.isEmpty()) {
                return Advisers.Outcome.NOT_YOURS;
            }
            if (!withdrawal.withdraw(tx, conversation.landlordId(), AdviserText.cause(messageId))) {
                return Advisers.Outcome.GONE;
            }
            Conversations.said(
                    tx, conversation, Messages.unsaid(tx, conversationId, messageId, conversation.lastMessageId()));
            return Advisers.Outcome.DONE;
        });
    }

    private Advisers.Outcome mine(long conversationId, long staffId, Steps.Step step) {
        return steps.in(
                conversationId,
                (tx, conversation, now) -> Steps.isHolder(staffId, conversation)
                        ? step.take(tx, conversation, now)
                        : Advisers.Outcome.NOT_YOURS);
    }

    private static List<Escalation> open(Handle tx, Conversation conversation) {
        return Escalations.ofConversation(tx, conversation.id()).stream()
                .filter(request -> request.state() != Escalation.State.CLOSED)
                .toList();
    }

    private static void remark(Handle tx, Escalation about, long staffId, String text, Instant now) {
        if (!text.isBlank()) {
            Notes.remark(tx, about, staffId, text.strip(), now);
        }
    }
}
