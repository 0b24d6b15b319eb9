package org.palier.dialogue;

import java.util.List;
import java.util.Optional;
import org.palier.intents.Script;

/** Yes or no to the offer of a person. What follows the "oui" in a longer message is heard too. */
final class OfferReply implements Rule {
    private static final int SHORT = 4;

    @Override
    public boolean settles(Hearing hearing, Draft turn) {
        if (!(turn.pending() instanceof Pending.Offer offer)) {
            return false;
        }
        Optional<Script> script = turn.script(offer.intent());
        Words words = hearing.words();
        Words.Answer answer = answer(words, offer.choices().isEmpty());
        if (script.isEmpty() || answer == Words.Answer.NEITHER) {
            return false;
        }
        Optional<Script> other = otherTopic(hearing, turn, offer.intent());
        turn.startAfresh();
        turn.ask(Pending.NOTHING);
        turn.understood();
        if (answer == Words.Answer.NO) {
            turn.say("offer.refused");
            goOn(hearing, turn, other);
            return turn.end(Decision.Outcome.NOTED, script.map(Script::id));
        }
        OpenRequest request =
                HandOver.open(hearing, turn, script.get(), HandOver.isMadeUrgent(script.get(), hearing.match()));
        if (!words.isAnswerOnly() && words.number().isEmpty()) {
            turn.effect(new Effect.Note(
                    request.reference(), "message", hearing.heard().text()));
        }
        HandOver.tell(hearing, turn, request);
        if (other.isPresent()) {
            goOn(hearing, turn, other);
        } else if (!HandOver.ask(turn, request, script.get().ask())) {
            Topics.answerLater(hearing, turn);
        }
        return turn.end(Decision.Outcome.HANDED_OVER, script.map(Script::id));
    }

    private static void goOn(Hearing hearing, Draft turn, Optional<Script> other) {
        if (other.isPresent()) {
            turn.say("also.now", "topic", turn.speech().topic(other.get().id()));
            Topics.answer(hearing, turn, other.get(), false, () -> {});
        } else {
            Topics.answerLater(hearing, turn);
        }
    }

    private static Optional<Script> otherTopic(Hearing hearing, Draft turn, String offered) {
        if (hearing.words().count() < SHORT || hearing.words().isAnswerOnly()) {
            return Optional.empty();
        }
        return Topics.scripts(turn, List.copyOf(hearing.topics())).stream()
                .filter(script -> script.kind() == Script.Kind.TOPIC && !script.danger())
                .filter(script -> !script.id().equals(offered) && !script.id().equals(HandOver.PERSON))
                .findFirst();
    }

    private static Words.Answer answer(Words words, boolean byNumber) {
        Optional<Integer> number = byNumber ? words.number() : Optional.empty();
        if (number.isPresent()) {
            return number.get() == 1 ? Words.Answer.YES : number.get() == 2 ? Words.Answer.NO : Words.Answer.NEITHER;
        }
        return words.answer();
    }
}
