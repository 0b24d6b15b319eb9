package org.palier.dialogue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.palier.intents.Channel;

/** A plain yes or no to the question whether a person's answer was useful. Whatever says more is heard as usual, and the question is left. */
final class SurveyReply implements Rule {
    private static final Duration ASKED_FOR = Duration.ofDays(2);

    @Override
    public boolean settles(Hearing hearing, Draft turn) {
        // It came by text: the keys of a call mean something else.
        if (!(turn.pending() instanceof Pending.Survey survey) || hearing.channel() == Channel.VOICE) {
            return false;
        }
        Instant last = survey.asked().plus(ASKED_FOR);
        Words.Answer answer = hearing.situation().now().isAfter(last) ? Words.Answer.NEITHER : answer(hearing.words());
        if (answer == Words.Answer.NEITHER) {
            return false;
        }
        boolean useful = answer == Words.Answer.YES;
        turn.startAfresh();
        turn.ask(Pending.NOTHING);
        turn.understood();
        turn.effect(new Effect.Rate(survey.reference(), useful));
        turn.say(useful ? "survey.useful" : "survey.useless");
        return turn.end(Decision.Outcome.COURTESY, Optional.empty());
    }

    /** "Ok" and "c'est bon" are polite, and tell nothing of an answer. */
    private static Words.Answer answer(Words words) {
        Optional<Integer> number = words.number();
        if (number.isPresent()) {
            return number.get() == 1 ? Words.Answer.YES : number.get() == 2 ? Words.Answer.NO : Words.Answer.NEITHER;
        }
        boolean plain = words.isAnswerOnly()
                && (words.plain().isEmpty()
                        || Vocabulary.PLAIN_ANSWER.contains(words.each().get(0)));
        return plain ? words.answer() : Words.Answer.NEITHER;
    }
}
