package org.palier.line;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
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
import org.palier.conversations.Notes;
import org.palier.conversations.OvertakenException;
import org.palier.conversations.Surveys;
import org.palier.conversations.Why;
import org.palier.dialogue.Decision;
import org.palier.dialogue.Effect;
import org.palier.phones.Sender;

/** Stores one message with all that follows from it, in one transaction. */
final class Storing {
    private final Pager pager;

    Storing(Pager pager) {
        this.pager = pager;
    }

    /**
     * What is stored.
     *
     * @param conversationId that it is part of; null for a message that was stored before
     */
    record Stored(
            long messageId, List<String> replies, @Nullable Long conversationId) {}

    /**
     * Stores a draft, or finds that its message is stored already.
     *
     * @throws OvertakenException if somebody changed the conversation since the draft was made
     * @throws ReferenceTakenException if another request of the landlord has a reference of the draft
     */
    Stored store(Handle tx, Draft drafted) throws SQLException {
        if (drafted.opens()) {
            Optional<Messages.Answered> before =
                    Messages.answered(tx, drafted.in().sid());
            if (before.isPresent()) {
                return repeated(before.get());
            }
        }
        long contactId = contact(tx, drafted);
        Conversation conversation = drafted.opens()
                ? open(tx, drafted, contactId)
                : requireNonNull(drafted.known().conversation());
        OptionalLong messageId = Messages.add(tx, message(drafted, conversation));
        if (messageId.isEmpty()) {
            return repeated(Messages.answered(tx, drafted.in().sid()).orElseThrow());
        }
        Optional<Escalation> ended = Resumption.of(tx, drafted, conversation);
        Draft draft = ended.map(request -> Resumption.open(drafted, request)).orElse(drafted);
        Conversation after = advance(tx, draft, conversation, messageId.getAsLong());
        ended.ifPresent(request -> Moves.resume(tx, request.id(), messageId.getAsLong(), drafted.now()));
        String language = draft.turn().decision().language().code();
        if (!language.equals(draft.known().language())) {
            Contacts.speaks(tx, contactId, language);
        }
        if (draft.turn().decision().outcome() == Decision.Outcome.RESCUED) {
            audit(tx, draft, after, "dialogue-failed", null);
        }
        for (Effect effect : draft.effects()) {
            apply(tx, draft, after, messageId.getAsLong(), effect);
        }
        return new Stored(messageId.getAsLong(), draft.replies(), after.id());
    }

    private static Stored repeated(Messages.Answered before) {
        return new Stored(before.messageId(), before.reply(), null);
    }

    private static long contact(Handle tx, Draft draft) throws SQLException {
        Long known = draft.known().contactId();
        if (known != null) {
            return known;
        }
        Sender sender = draft.in().sender();
        return Contacts.add(tx, draft.landlordId(), sender.address(), kind(sender), draft.now())
                .orElseThrow(OvertakenException::new);
    }

    private static Conversation open(Handle tx, Draft draft, long contactId) throws SQLException {
        Conversation before = draft.known().conversation();
        if (before != null && before.closedAt() == null) {
            Conversations.close(tx, before.id(), before.version(), draft.now());
        }
        String line = draft.in().line().e164();
        String channel = draft.in().channel().name();
        long id = Conversations.open(
                tx, draft.landlordId(), contactId, before == null ? null : before.id(), line, channel, draft.now());
        return new Conversation(
                id,
                draft.landlordId(),
                contactId,
                draft.now(),
                null,
                null,
                0,
                line,
                channel,
                draft.now(),
                null,
                null,
                "",
                "");
    }

    private static Messages.Heard message(Draft draft, Conversation conversation) {
        return new Messages.Heard(
                draft.landlordId(),
                conversation.id(),
                conversation.lastMessageId(),
                draft.in().sid(),
                draft.in().channel().name(),
                draft.now(),
                draft.in().body(),
                draft.in().media(),
                draft.replies(),
                why(draft.turn().decision()));
    }

    private static Why why(Decision decision) {
        return new Why(
                decision.outcome().name(),
                decision.intent().orElse(null),
                decision.revision(),
                decision.confidence(),
                decision.example(),
                decision.similarity(),
                decision.runnerUp().orElse(null),
                decision.runnerUpConfidence(),
                decision.language().code(),
                decision.danger().name());
    }

    private static Conversation advance(Handle tx, Draft draft, Conversation before, long messageId)
            throws SQLException {
        String line = draft.in().line().e164();
        String channel = draft.in().channel().name();
        String language = draft.turn().decision().language().code();
        String pace = draft.pace().write();
        Conversations.advance(
                tx,
                before.id(),
                before.version(),
                new Conversations.Step(line, channel, draft.now(), messageId, language, draft.stateText(), pace));
        return new Conversation(
                before.id(),
                before.landlordId(),
                before.contactId(),
                before.openedAt(),
                null,
                before.holder(),
                before.version() + 1,
                line,
                channel,
                draft.now(),
                messageId,
                language,
                draft.stateText(),
                pace);
    }

    private void apply(Handle tx, Draft draft, Conversation conversation, long messageId, Effect effect) {
        long contactId = conversation.contactId();
        if (effect instanceof Effect.Escalate request) {
            escalate(tx, draft, conversation, messageId, request);
        } else if (effect instanceof Effect.Reprioritise change) {
            Escalations.reprioritise(
                    tx, contactId, change.reference(), change.urgent(), change.priority(), draft.now());
        } else if (effect instanceof Effect.Renew promise) {
            Escalations.promise(tx, contactId, promise.reference(), promise.promise(), draft.now());
        } else if (effect instanceof Effect.Note note) {
            Notes.answer(tx, contactId, note.reference(), note.ask(), note.answer(), draft.now());
            Contacts.told(tx, contactId, note.ask(), note.answer());
        } else if (effect instanceof Effect.Page page) {
            pager.page(tx, draft.landlordId(), page.reference(), page.intent());
            audit(tx, draft, conversation, "on-call-paged", page.reference());
        } else if (effect instanceof Effect.Rate rate) {
            Surveys.answer(tx, contactId, rate.reference(), rate.useful(), draft.now());
        } else if (effect instanceof Effect.OptOut) {
            Contacts.optOut(tx, contactId, draft.now());
            audit(tx, draft, conversation, "opted-out", null);
        } else if (effect instanceof Effect.OptIn) {
            Contacts.optIn(tx, contactId);
            audit(tx, draft, conversation, "opted-in", null);
            if (Contacts.textable(tx, contactId)) {
                audit(tx, draft, conversation, "textable-again", null);
            }
        }
    }

    private static void escalate(
            Handle tx, Draft draft, Conversation conversation, long messageId, Effect.Escalate request) {
        OptionalLong opened = Escalations.open(
                tx,
                new Escalations.Request(
                        draft.landlordId(),
                        conversation.contactId(),
                        conversation.id(),
                        messageId,
                        request.reference(),
                        request.intent().orElse(null),
                        request.queue().id(),
                        request.urgent(),
                        request.priority(),
                        request.restricted(),
                        request.promise().orElse(null)),
                draft.now());
        if (opened.isEmpty()) {
            throw new ReferenceTakenException();
        }
    }

    private static void audit(
            Handle tx, Draft draft, Conversation conversation, String action, @Nullable String detail) {
        Audit line = Audit.of(draft.landlordId(), action).about(conversation.contactId(), conversation.id());
        (detail == null ? line : line.detail(detail)).add(tx, draft.now());
    }

    private static String kind(Sender sender) {
        if (sender instanceof Sender.Subscriber) {
            return Contact.SUBSCRIBER;
        }
        if (sender instanceof Sender.ShortCode) {
            return "short-code";
        }
        return sender.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Another request of the landlord has this reference: draw others. */
    static final class ReferenceTakenException extends RuntimeException {
        private static final long serialVersionUID = 1;

        ReferenceTakenException() {
            super("a reference is in use", null, false, false);
        }
    }
}
