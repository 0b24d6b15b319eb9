package org.palier.dialogue;

import java.util.List;
import java.util.Optional;
import org.palier.intents.Match;
import org.palier.intents.Script;

/** A message whose topic is sure: the gravest of its topics is answered. Parts of a burst get only what was not said yet. */
final class Understood implements Rule {
    /** A part with more words than this may tell something of its own. */
    private static final int FRAGMENT = 6;

    @Override
    public boolean settles(Hearing hearing, Draft turn) {
        List<Script> topics = Topics.scripts(turn, hearing.topics());
        if (topics.isEmpty()) {
            return false;
        }
        List<Script> fresh = hearing.inBurst()
                ? topics.stream()
                        .filter(script -> !isTold(turn, script.id()))
                        .filter(script -> script.kind() == Script.Kind.TOPIC || !hasAnswered(hearing))
                        .toList()
                : topics;
        if (fresh.isEmpty()) {
            return join(hearing, turn, topics.get(0));
        }
        List<Script> needs = fresh.stream()
                .filter(script -> script.kind() == Script.Kind.TOPIC || fresh.size() == 1)
                .toList();
        List<Script> answered = needs.isEmpty() ? List.of(fresh.get(0)) : needs;
        if (answered.get(0).danger() && answered.size() == 1) {
            return DangerFirst.check(hearing, turn, List.of(answered.get(0).id()))
                    || Topics.answer(hearing, turn, answered.get(0));
        }
        if (answered.get(0).kind() == Script.Kind.SYSTEM) {
            return courtesy(hearing, turn, answered.get(0));
        }
        List<Script> harmless =
                answered.stream().filter(script -> !script.danger()).toList();
        return Topics.answerAll(hearing, turn, harmless.isEmpty() ? answered : harmless);
    }

    /** Greeting, thanks and the like leave what was asked before as it is, unless their script hands over. */
    private static boolean courtesy(Hearing hearing, Draft turn, Script script) {
        Pending asked = turn.pending();
        Optional<String> topic = turn.topic();
        Optional<OpenRequest> waiting = turn.nearestRequest();
        if (script.id().equals("greeting") && waiting.isPresent()) {
            HandOver.tellState(hearing, turn, waiting.get());
            turn.askAgain();
            return turn.end(Decision.Outcome.COURTESY, Optional.of(script.id()));
        }
        Topics.answer(hearing, turn, script);
        if (turn.pending() instanceof Pending.Nothing) {
            turn.ask(asked);
        }
        turn.backTo(topic);
        boolean plain = turn.request(script.id()).isEmpty();
        return turn.end(plain ? Decision.Outcome.COURTESY : Decision.Outcome.HANDED_OVER, Optional.of(script.id()));
    }

    private static boolean join(Hearing hearing, Draft turn, Script topic) {
        Optional<OpenRequest> request = turn.request(topic.id());
        if (request.isPresent()) {
            turn.effect(new Effect.Note(
                    request.get().reference(), "message", hearing.heard().text()));
            Optional<OpenRequest> raised = Urgency.raise(hearing, turn, request.get(), Optional.empty());
            if (raised.isPresent()) {
                turn.say("raised.urgent");
                HandOver.tell(hearing, turn, raised.get());
                return turn.end(Decision.Outcome.NOTED, Optional.of(topic.id()));
            }
        }
        boolean ownWords = hearing.alone().verdict() == Match.Verdict.UNKNOWN
                && hearing.words().count() > FRAGMENT;
        if (ownWords && request.isEmpty()) {
            turn.say("unclear");
        }
        return turn.end(Decision.Outcome.NOT_UNDERSTOOD, Optional.of(topic.id()));
    }

    private static boolean isTold(Draft turn, String intent) {
        return turn.isTold("answer:" + intent)
                || turn.request(intent).map(turn::isToldAbout).orElse(false);
    }

    private static boolean hasAnswered(Hearing hearing) {
        return hearing.state().burst().map(burst -> !burst.told().isEmpty()).orElse(false);
    }
}
