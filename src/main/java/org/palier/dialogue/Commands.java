package org.palier.dialogue;

import java.util.List;
import java.util.Optional;
import org.palier.intents.Script;

/** AIDE, DONNEES, SUIVI and the reference of a request. */
final class Commands implements Rule {
    private static final int MOST_TOLD = 3;

    @Override
    public boolean settles(Hearing hearing, Draft turn) {
        Words words = hearing.words();
        if (words.isMenu() && words.answer() == Words.Answer.NEITHER) {
            turn.startAfresh();
            return menu(turn);
        }
        Optional<Script> privacy = words.isData() ? turn.script("privacy") : Optional.empty();
        if (privacy.isPresent()) {
            turn.startAfresh();
            return Topics.answer(hearing, turn, privacy.get());
        }
        List<OpenRequest> named = turn.requests().stream()
                .filter(request -> words.count() <= 6 && words.names(request.reference()))
                .toList();
        boolean asks = words.isStatus() || (words.asksStatus() && namesNoOther(hearing, turn));
        if (named.isEmpty() && words.reference().isEmpty() && !asks) {
            return false;
        }
        turn.startAfresh();
        if (named.isEmpty() && !turn.requests().isEmpty() && !turn.isDiscreet()) {
            words.reference().ifPresent(number -> turn.say("status.unknown", "reference", number));
        }
        return status(hearing, turn, named.isEmpty() ? List.copyOf(turn.requests()) : named);
    }

    /** "Quand allez-vous réparer l'ascenseur" is about the lift, unless that is what waits already. */
    private static boolean namesNoOther(Hearing hearing, Draft turn) {
        return hearing.sure()
                .flatMap(candidate -> turn.script(candidate.intent()))
                .filter(script ->
                        script.kind() == Script.Kind.TOPIC && !script.id().equals(HandOver.PERSON))
                .map(script -> turn.request(script.id()).isPresent())
                .orElse(true);
    }

    static boolean menu(Draft turn) {
        List<String> options = turn.manners().menu().stream()
                .filter(id -> turn.script(id).isPresent())
                .limit(9)
                .toList();
        turn.say("menu", "options", Topics.options(turn, options));
        turn.ask(new Pending.Choice(Pending.Choice.Kind.MENU, options));
        return turn.end(Decision.Outcome.COURTESY, Optional.empty());
    }

    private static boolean status(Hearing hearing, Draft turn, List<OpenRequest> requests) {
        if (requests.isEmpty()) {
            turn.say("status.none");
            return turn.end(Decision.Outcome.COURTESY, Optional.empty());
        }
        if (turn.isDiscreet()) {
            turn.say("already.discreet");
            return turn.end(Decision.Outcome.COURTESY, Optional.empty());
        }
        for (int i = requests.size() - 1; i >= Math.max(0, requests.size() - MOST_TOLD); i--) {
            HandOver.tellState(hearing, turn, requests.get(i));
        }
        turn.askAgain();
        return turn.end(
                Decision.Outcome.COURTESY,
                Optional.of(requests.get(requests.size() - 1).intent()));
    }
}
