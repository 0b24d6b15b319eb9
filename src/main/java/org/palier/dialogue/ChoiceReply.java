package org.palier.dialogue;

import java.util.List;
import java.util.Optional;
import org.palier.intents.Candidate;
import org.palier.intents.Match;
import org.palier.intents.Script;

/** A number, or the words of one of the topics that were offered by number. */
final class ChoiceReply implements Rule {
    @Override
    public boolean settles(Hearing hearing, Draft turn) {
        List<String> options = options(turn.pending());
        boolean clarifies = isClarification(turn.pending());
        if (options.isEmpty()) {
            return false;
        }
        Optional<Integer> number = hearing.words().number();
        if (number.isEmpty()) {
            return clarifies && (saysAnother(hearing, turn) || meansOne(hearing, turn, options));
        }
        int chosen = number.get();
        turn.startAfresh();
        if (chosen >= 1 && chosen <= options.size()) {
            return answer(hearing, turn, options.get(chosen - 1));
        }
        if (clarifies && chosen == options.size() + 1) {
            turn.ask(Pending.NOTHING);
            return NotUnderstood.again(hearing, turn);
        }
        if (turn.misunderstoodAgain() >= turn.manners().misunderstandings()) {
            turn.say("unclear.person");
            return PersonWanted.handOver(hearing, turn, false);
        }
        turn.say("which.repeat", "count", Integer.toString(options.size() + (clarifies ? 1 : 0)));
        return turn.end(Decision.Outcome.COURTESY, Optional.empty());
    }

    private static boolean answer(Hearing hearing, Draft turn, String intent) {
        Optional<Script> script = turn.script(intent);
        turn.ask(Pending.NOTHING);
        if (script.isEmpty()) {
            return NotUnderstood.again(hearing, turn);
        }
        if (intent.equals(HandOver.PERSON)) {
            return PersonWanted.handOver(hearing, turn, true);
        }
        if (script.get().danger()) {
            return DangerFirst.answer(hearing, turn, List.of(intent));
        }
        return Topics.answer(hearing, turn, script.get());
    }

    private static boolean saysAnother(Hearing hearing, Draft turn) {
        boolean another = hearing.words().isAnswerOnly() && hearing.words().answer() == Words.Answer.NO;
        if (another) {
            turn.startAfresh();
            turn.ask(Pending.NOTHING);
            return NotUnderstood.again(hearing, turn);
        }
        return false;
    }

    /** Words that are still unsure, but nearest to one of the two that were proposed. */
    private static boolean meansOne(Hearing hearing, Draft turn, List<String> options) {
        Optional<String> best = hearing.alone().best().map(Candidate::intent).filter(options::contains);
        return hearing.alone().verdict() == Match.Verdict.UNSURE
                && best.isPresent()
                && answer(hearing, turn, best.get());
    }

    private static List<String> options(Pending pending) {
        if (pending instanceof Pending.Choice choice) {
            return choice.options();
        }
        return pending instanceof Pending.Offer offer ? offer.choices() : List.of();
    }

    static boolean isClarification(Pending pending) {
        return pending instanceof Pending.Choice choice && choice.kind() == Pending.Choice.Kind.CLARIFICATION;
    }
}
