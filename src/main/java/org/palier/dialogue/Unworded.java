package org.palier.dialogue;

import java.util.Optional;

/** Messages without words to understand: empty, pictures alone, a yes or a number that answers nothing. */
final class Unworded implements Rule {
    @Override
    public boolean settles(Hearing hearing, Draft turn) {
        if (hearing.words().isBlank()) {
            return hearing.heard().pictures() > 0 ? picture(turn) : blank(hearing, turn);
        }
        boolean answersNothing = hearing.words().number().isPresent()
                || (hearing.words().isAnswerOnly() && hearing.sure().isEmpty());
        if (!answersNothing) {
            return false;
        }
        turn.startAfresh();
        if (turn.misunderstoodAgain() >= turn.manners().misunderstandings()
                && turn.requests().isEmpty()) {
            turn.say("unclear.person");
            return PersonWanted.handOver(hearing, turn, false);
        }
        turn.say("nothing-asked");
        return turn.end(Decision.Outcome.COURTESY, Optional.empty());
    }

    private static boolean picture(Draft turn) {
        Optional<OpenRequest> request = turn.nearestRequest();
        if (request.isPresent() && !turn.isDiscreet()) {
            HandOver.say(turn, "picture.kept", request.get());
        } else {
            turn.say("picture");
        }
        return turn.end(Decision.Outcome.COURTESY, Optional.empty());
    }

    private static boolean blank(Hearing hearing, Draft turn) {
        boolean counted = !hearing.inBurst() && turn.requests().isEmpty();
        if (counted && turn.misunderstoodAgain() >= turn.manners().misunderstandings()) {
            turn.say("unclear.person");
            return PersonWanted.handOver(hearing, turn, false);
        }
        turn.say("blank");
        return turn.end(Decision.Outcome.NOT_UNDERSTOOD, Optional.empty());
    }
}
