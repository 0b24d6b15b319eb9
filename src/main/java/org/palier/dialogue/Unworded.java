package org.palier.dialogue;

import java.util.Optional;
import org.palier.intents.Script;

/** Messages without words to understand: empty, pictures alone, a yes or a number that answers nothing. */
final class Unworded implements Rule {
    @Override
    public boolean settles(Hearing hearing, Draft turn) {
        if (hearing.words().isBlank()) {
            return hearing.heard().pictures() > 0 ? picture(turn) : blank(hearing, turn);
        }
        boolean answersNothing =
                hearing.words().number().isPresent() || (hearing.words().isAnswerOnly() && !isCourtesy(hearing, turn));
        if (!answersNothing) {
            return false;
        }
        turn.startAfresh();
        Optional<OpenRequest> request = turn.nearestRequest();
        if (request.isPresent()
                && (isAboutDanger(turn, request.get()) || hearing.words().isAssent())) {
            return waits(hearing, turn, request.get());
        }
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

    /** "Ok" may be thanks; "oui" is no detail. */
    private static boolean isCourtesy(Hearing hearing, Draft turn) {
        return hearing.sure()
                .flatMap(candidate -> turn.script(candidate.intent()))
                .filter(script ->
                        script.kind() == Script.Kind.SYSTEM && !script.id().equals("details"))
                .isPresent();
    }

    /** A person is on it: "ok" gets a kind word, and whoever told of a danger hears that the alert is still out. */
    private static boolean waits(Hearing hearing, Draft turn, OpenRequest request) {
        if (turn.isDiscreet()) {
            turn.say("added.discreet");
        } else if (isAboutDanger(turn, request)) {
            turn.effect(new Effect.Note(
                    request.reference(), "message", hearing.heard().text()));
            HandOver.say(turn, "check.kept", request);
        } else {
            turn.script("thanks").ifPresent(turn::sayAnswer);
        }
        return turn.end(Decision.Outcome.COURTESY, Optional.of(request.intent()));
    }

    private static boolean isAboutDanger(Draft turn, OpenRequest request) {
        return turn.script(request.intent()).map(Script::danger).orElse(false) && request.urgent();
    }
}
