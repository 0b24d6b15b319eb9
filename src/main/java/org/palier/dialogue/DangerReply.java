package org.palier.dialogue;

import java.util.Optional;
import org.palier.intents.Channel;
import org.palier.intents.Script;

/** The reply to a question about a danger. A clear "no" lowers the alert; whatever is unclear keeps it. */
final class DangerReply implements Rule {
    private static final int LOWERED = 3;

    @Override
    public boolean settles(Hearing hearing, Draft turn) {
        if (turn.pending() instanceof Pending.Check check) {
            return check(hearing, turn, check);
        }
        return turn.pending() instanceof Pending.Safe safe && safe(hearing, turn, safe);
    }

    private static boolean check(Hearing hearing, Draft turn, Pending.Check check) {
        Words.Answer answer = answer(hearing.words(), check);
        Optional<OpenRequest> request = turn.numbered(check.reference());
        if (request.isEmpty()) {
            turn.ask(Pending.NOTHING);
            return false;
        }
        if (answer == Words.Answer.YES) {
            turn.startAfresh();
            turn.ask(Pending.NOTHING);
            Optional<Script> script = turn.script(check.intent());
            script.ifPresent(turn::sayAnswer);
            HandOver.tellAlerted(hearing, turn, request.get());
            turn.about(check.intent());
            script.filter(known -> hearing.channel() != Channel.VOICE)
                    .ifPresent(known -> HandOver.ask(turn, request.get(), known.ask()));
            return turn.end(Decision.Outcome.DANGER, Optional.of(check.intent()));
        }
        if (answer == Words.Answer.NO) {
            turn.startAfresh();
            turn.ask(Pending.NOTHING);
            OpenRequest lowered = request.get().at(false, LOWERED);
            turn.replace(lowered);
            turn.effect(new Effect.Reprioritise(lowered.reference(), false, LOWERED));
            turn.effect(new Effect.Note(
                    lowered.reference(), "danger", hearing.heard().text()));
            turn.say("check.lowered");
            check.before()
                    .filter(ask -> turn.numbered(ask.reference()).isPresent())
                    .ifPresent(turn::ask);
            return goOn(hearing, turn, check.intent());
        }
        boolean another = hearing.sure().isPresent() || isCommand(hearing.words());
        turn.effect(
                new Effect.Note(check.reference(), "message", hearing.heard().text()));
        if (another) {
            turn.ask(Pending.NOTHING);
            return false;
        }
        HandOver.say(turn, "check.kept", request.get());
        return turn.end(Decision.Outcome.DANGER_POSSIBLE, Optional.of(check.intent()));
    }

    /** What else the tenant named, in this message or before, is answered now. */
    private static boolean goOn(Hearing hearing, Draft turn, String danger) {
        hearing.sure()
                .map(candidate -> candidate.intent())
                .filter(id -> !id.equals(danger))
                .filter(id -> turn.script(id)
                        .map(script -> script.kind() == Script.Kind.TOPIC && !script.danger())
                        .orElse(false))
                .ifPresent(turn::remember);
        turn.understood();
        if (turn.pending() instanceof Pending.Ask) {
            turn.askAgain();
        } else {
            Topics.answerLater(hearing, turn);
        }
        if (turn.pending() instanceof Pending.Nothing) {
            turn.say("check.next");
        }
        return turn.end(Decision.Outcome.NOTED, Optional.of(danger));
    }

    private static boolean safe(Hearing hearing, Draft turn, Pending.Safe safe) {
        if (hearing.words().isPerson() || hearing.words().isStop()) {
            turn.ask(Pending.NOTHING);
            return false;
        }
        Words.Answer answer = answer(hearing.words());
        boolean fragment = hearing.inBurst() && answer == Words.Answer.NEITHER;
        turn.effect(new Effect.Note(safe.reference(), "message", hearing.heard().text()));
        if (fragment) {
            return turn.end(Decision.Outcome.JOINED, Optional.of(safe.intent()));
        }
        turn.startAfresh();
        turn.ask(Pending.NOTHING);
        turn.say(answer == Words.Answer.YES ? "safe.yes" : "safe.no");
        if (answer == Words.Answer.YES && !safe.told()) {
            turn.script(safe.intent()).ifPresent(turn::sayAnswer);
            turn.numbered(safe.reference()).ifPresent(request -> HandOver.tellDiscreetly(hearing, turn));
        }
        turn.about(safe.intent());
        return turn.end(Decision.Outcome.NOTED, Optional.of(safe.intent()));
    }

    /** What is said to the question about a danger: also "ça ne sent pas le gaz". */
    static Words.Answer answer(Words words, Pending.Check asked) {
        Words.Answer plain = answer(words);
        boolean denied = plain == Words.Answer.NEITHER
                && Denial.of(words)
                        .filter(denial -> denial.isAll() && denial.intent().equals(asked.intent()))
                        .isPresent();
        return denied ? Words.Answer.NO : plain;
    }

    private static Words.Answer answer(Words words) {
        Optional<Integer> number = words.number();
        if (number.isPresent()) {
            return number.get() == 1 ? Words.Answer.YES : number.get() == 2 ? Words.Answer.NO : Words.Answer.NEITHER;
        }
        return words.answer();
    }

    private static boolean isCommand(Words words) {
        return words.isPerson() || words.isMenu() || words.isStatus() || words.isData();
    }
}
