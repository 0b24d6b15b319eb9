package org.palier.calls;

import java.util.Map;
import java.util.Optional;
import org.palier.calls.CallState.Phase;
import org.palier.conversations.Conversation;
import org.palier.conversations.Conversations;
import org.palier.conversations.Escalation;
import org.palier.conversations.Messages;
import org.palier.dialogue.StateJson;
import org.palier.intents.Channel;
import org.palier.intents.Language;
import org.palier.outbox.OutboundText;
import org.palier.outbox.Outbox;
import org.palier.phones.PhoneNumber;

/** Speaks what the line answers, says it again, and sends it by text. */
final class Answering {
    private final Outbox outbox;
    private final java.time.Duration validity;
    private final Reaching reaching;

    Answering(Outbox outbox, java.time.Duration validity, Reaching reaching) {
        this.outbox = outbox;
        this.validity = validity;
        this.reaching = reaching;
    }

    /** Speaks an answer; what is urgent, or wants a person, rings somebody. */
    void answer(CallTurn turn, Understood understood) {
        keep(turn, understood);
        Optional<Escalation> urgent = understood.urgent();
        if (understood.isSilent()) {
            turn.say("held");
            reaching.choose(turn);
        } else if (understood.numbers()) {
            turn.text(understood.text(), understood.language());
            turn.listen(Phase.ANSWERED);
        } else if (urgent.isPresent()) {
            reaching.urgent(turn, understood, urgent.get());
        } else if (understood.isHandedOver()) {
            reaching.handedOver(turn, understood);
        } else {
            speak(turn, understood);
        }
    }

    static void keep(CallTurn turn, Understood understood) {
        turn.contactId = understood.contactId();
        turn.conversationId = understood.conversationId();
        turn.numbers = understood.numbers();
        turn.aboutDanger = understood.aboutDanger();
        turn.details = understood.details();
        turn.textable = understood.textable();
        turn.discreet = understood.open().stream().anyMatch(Escalation::restricted);
        if (!turn.chosen) {
            turn.language = understood.language();
        }
        if (!understood.isSilent()) {
            turn.spoken = understood.text();
            turn.spokenIn = understood.language();
        }
        if (understood.outcome().equals("ANSWERED") || understood.outcome().equals("DANGER")) {
            turn.intent = understood.intent().orElse("");
            turn.reach(Call.Outcome.ANSWERED);
        }
        understood.request().ifPresent(request -> turn.reference = request.reference());
    }

    private static void speak(CallTurn turn, Understood understood) {
        turn.text(understood.text(), understood.language());
        boolean answered = understood.outcome().equals("ANSWERED");
        // A question is heard last; what the keys do is said if nothing comes.
        if (answered && !turn.details) {
            turn.pause();
            keys(turn);
        }
        boolean asked = understood.outcome().equals("NOT_UNDERSTOOD");
        turn.listen(asked ? Phase.ASKING : Phase.ANSWERED);
    }

    static void keys(CallTurn turn) {
        turn.say(mobile(turn).isPresent() && !turn.intent.isEmpty() ? "keys.text" : "keys");
    }

    void repeat(CallTurn turn) {
        if (turn.spoken.isEmpty()) {
            turn.say("ask");
            turn.listen(Phase.ASKING);
            return;
        }
        turn.text(turn.spoken, turn.spokenIn).pause();
        if (turn.phase == Phase.CHOOSING) {
            turn.say("choose");
        } else if (!turn.numbers) {
            keys(turn);
        }
        turn.listen(turn.phase);
    }

    /** Sends the last answer as a text, which joins call and texts in one conversation. */
    void text(CallTurn turn) {
        Optional<PhoneNumber> mobile = mobile(turn);
        String intent = turn.intent;
        Optional<String> answer = intent.isEmpty() ? Optional.empty() : answer(turn, intent, turn.spokenIn, Map.of());
        Long conversation = turn.conversationId;
        Long contact = turn.contactId;
        if (mobile.isEmpty() || answer.isEmpty() || conversation == null || contact == null) {
            turn.say("texted.not").more();
            return;
        }
        Language language = turn.spokenIn;
        turn.also((tx, now) -> {
            Conversation read = Conversations.withId(tx, conversation).orElseThrow();
            String body = answer(
                            turn, intent, language, StateJson.read(read.state()).known())
                    .orElseThrow();
            long message = Messages.addTexted(tx, read, body, now);
            Conversations.said(tx, read, message);
            outbox.add(
                    tx,
                    new OutboundText(
                            turn.landlord.id(),
                            contact,
                            turn.call.line(),
                            mobile.get().e164(),
                            "call",
                            "message " + message,
                            body,
                            now.plus(validity)));
        });
        turn.intent = "";
        turn.say("texted").more();
    }

    private static Optional<String> answer(CallTurn turn, String intent, Language language, Map<String, String> known) {
        return turn.dialogue().answer(intent, language, Channel.SMS, turn.situation, known);
    }

    /** The caller's number, if a text can reach it: a French mobile that is not hidden. */
    static Optional<PhoneNumber> mobile(CallTurn turn) {
        return turn.call.subscriber() && turn.textable
                ? PhoneNumber.ofE164(turn.call.caller()).filter(PhoneNumber::isFrenchMobile)
                : Optional.empty();
    }
}
