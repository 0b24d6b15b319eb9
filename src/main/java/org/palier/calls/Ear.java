package org.palier.calls;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.palier.conversations.Contacts;
import org.palier.conversations.Conversation;
import org.palier.conversations.Conversations;
import org.palier.conversations.Escalation;
import org.palier.conversations.Escalations;
import org.palier.conversations.Message;
import org.palier.conversations.Messages;
import org.palier.conversations.Why;
import org.palier.database.Database;
import org.palier.dialogue.Heard;
import org.palier.dialogue.State;
import org.palier.dialogue.StateJson;
import org.palier.intents.Channel;
import org.palier.intents.Danger;
import org.palier.intents.Language;
import org.palier.line.Inbound;
import org.palier.line.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the words of a caller to the line, and reads what it stored of them. The same step again changes nothing. */
final class Ear {
    private static final Logger log = LoggerFactory.getLogger(Ear.class);

    private final Function<Inbound, Receipt> line;
    private final Database database;

    Ear(Function<Inbound, Receipt> line, Database database) {
        this.line = line;
        this.database = database;
    }

    Database database() {
        return database;
    }

    /**
     * Gives words to the line for what came of a step. Staff will read what the caller did, be it a key that stands for these words.
     */
    Understood hear(CallTurn turn, String words) {
        Understood understood = hear(turn.arrival, words);
        String done = done(turn.arrival.input());
        if (!done.equals(words)) {
            turn.also((tx, now) -> Messages.reword(tx, understood.messageId(), done));
        }
        return understood;
    }

    /** The open request that the call is about, if it has come that far: what is done about it then needs no words. */
    Optional<Escalation> request(CallTurn turn) {
        Long contact = turn.contactId;
        return contact == null || turn.reference.isEmpty()
                ? Optional.empty()
                : database.read(tx -> Escalations.ofReference(tx, contact, turn.reference))
                        .filter(request -> request.state() != Escalation.State.CLOSED);
    }

    /** A danger that is only possible in words that were heard badly is asked for again once: it may be noise. */
    boolean tellsDanger(CallTurn turn, String words) {
        Heard heard = new Heard(Channel.VOICE, words, 0, Optional.empty());
        try {
            Danger.Level level = turn.dialogue()
                    .next(State.initial(), heard, turn.situation)
                    .decision()
                    .danger();
            return level == Danger.Level.CERTAIN || (level == Danger.Level.POSSIBLE && turn.misheard > 0);
        } catch (RuntimeException e) {
            // The line answers what the dialogue cannot, and keeps it for a person.
            log.error("whether badly heard words tell of a danger cannot be told", e);
            return true;
        }
    }

    private static String done(Input input) {
        if (input instanceof Input.Keys keys) {
            return keys.pressed();
        }
        return input instanceof Input.Speech speech ? speech.words() : "";
    }

    private Understood hear(Arrival arrival, String words) {
        String sid = arrival.callSid() + "." + arrival.step();
        Receipt receipt = line.apply(
                new Inbound(sid, arrival.caller(), arrival.line(), Channel.VOICE, words, List.of(), Optional.empty()));
        return database.read(tx -> read(tx, sid, String.join(" ", receipt.replies())));
    }

    private static Understood read(Handle tx, String sid, String text) throws SQLException {
        Message message = Messages.ofSid(tx, sid).orElseThrow();
        Conversation conversation =
                Conversations.withId(tx, message.conversationId()).orElseThrow();
        State state = StateJson.read(conversation.state());
        Optional<Why> why = Optional.ofNullable(message.why());
        return new Understood(
                text,
                why.map(Why::outcome).orElse(""),
                why.map(Why::intent),
                why.map(Why::language).flatMap(Language::ofCode).orElse(Language.FR),
                state.awaitsNumber(),
                state.isAboutDanger(),
                state.awaitsDetails(),
                Contacts.withId(tx, conversation.contactId()).orElseThrow().textable(),
                conversation.contactId(),
                conversation.id(),
                Escalations.openOfContact(tx, conversation.contactId()),
                message.id(),
                conversation.holder());
    }
}
