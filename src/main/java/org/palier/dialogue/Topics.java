package org.palier.dialogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.palier.intents.Candidate;
import org.palier.intents.Channel;
import org.palier.intents.EscalationRule;
import org.palier.intents.Script;

/** Answers scripts: the answer, then who takes over, then what is asked or offered. */
final class Topics {
    private static final int MOST_FURTHER = 2;

    private Topics() {}

    /** Answers the gravest of several topics; the others are named, and opened or kept. */
    static boolean answerAll(Hearing hearing, Draft turn, List<Script> topics) {
        List<Script> ordered = new ArrayList<>(topics);
        ordered.sort(Comparator.comparing((Script script) -> gravity(hearing, turn, script)));
        Script gravest = ordered.get(0);
        List<Script> further = ordered.stream()
                .skip(1)
                .filter(script -> !script.id().equals(HandOver.PERSON))
                .limit(MOST_FURTHER)
                .toList();
        Decision.Outcome outcome = answer(
                hearing,
                turn,
                gravest,
                false,
                () -> further.stream()
                        .filter(script -> turn.request(script.id()).isEmpty())
                        .forEach(script ->
                                openFurther(hearing, turn, script, HandOver.rule(script, hearing, turn.speech()))));
        return turn.end(outcome, Optional.of(gravest.id()));
    }

    /** Answers one script and ends the turn. */
    static boolean answer(Hearing hearing, Draft turn, Script script) {
        return answerAll(hearing, turn, List.of(script));
    }

    /**
     * @param person whether the tenant has asked for a person
     * @param between what is said before the question that ends the answer
     */
    static Decision.Outcome answer(Hearing hearing, Draft turn, Script script, boolean person, Runnable between) {
        Optional<OpenRequest> open = turn.request(script.id());
        turn.forget(script.id());
        EscalationRule rule = HandOver.rule(script, hearing, turn.speech());
        boolean urgent = rule == EscalationRule.URGENT;
        turn.about(script.id());
        if (open.isPresent()) {
            comeBack(hearing, turn, open.get(), urgent);
            between.run();
            return Decision.Outcome.ANSWERED;
        }
        turn.ask(Pending.NOTHING);
        if (!turn.speech().hasAnswer(script)) {
            turn.say("fallback");
        }
        turn.sayAnswer(script);
        if (urgent || person || rule == EscalationRule.ALWAYS) {
            OpenRequest request = HandOver.open(hearing, turn, script, urgent);
            if (hearing.words().saysAgain()) {
                turn.say("raised");
            }
            HandOver.tell(hearing, turn, request);
            between.run();
            if (!HandOver.ask(turn, request, script.ask())) {
                offerChoices(turn, script.choices());
                answerLater(hearing, turn);
            }
            return urgent || person ? Decision.Outcome.HANDED_OVER : Decision.Outcome.ANSWERED;
        }
        between.run();
        List<String> choices = sayChoices(turn, script.choices());
        if (rule == EscalationRule.OFFER) {
            turn.say("offer");
            turn.ask(new Pending.Offer(script.id(), choices));
        } else if (!choices.isEmpty()) {
            turn.ask(new Pending.Choice(Pending.Choice.Kind.MORE, choices));
        } else {
            answerLater(hearing, turn);
        }
        return Decision.Outcome.ANSWERED;
    }

    /** Opens the request of a further topic, or keeps the topic for later. */
    static void openFurther(Hearing hearing, Draft turn, Script script, EscalationRule rule) {
        if (rule == EscalationRule.ALWAYS || rule == EscalationRule.URGENT) {
            boolean urgent = rule == EscalationRule.URGENT;
            OpenRequest request = HandOver.open(hearing, turn, script, urgent);
            HandOver.say(
                    turn,
                    urgent ? "also.urgent" : request.promise().isPresent() ? "also.opened" : "also.untimed",
                    request);
            turn.remember(script.id());
        } else {
            turn.remember(script.id());
            turn.say("also.later", "topic", turn.speech().topic(script.id()));
        }
    }

    /** Answers the next topic that was named before, once nothing else is asked; of a request that is open, only its questions are left. */
    static void answerLater(Hearing hearing, Draft turn) {
        Optional<Script> next = turn.nextLater().flatMap(turn::script);
        while (next.isPresent()) {
            Script script = next.get();
            Optional<OpenRequest> open = turn.request(script.id());
            if (open.isEmpty()) {
                turn.say("also.now", "topic", turn.speech().topic(script.id()));
                answer(hearing, turn, script, false, () -> {});
                return;
            }
            if (HandOver.askAbout(turn, open.get(), script.ask())) {
                return;
            }
            next = turn.nextLater().flatMap(turn::script);
        }
    }

    /** The tenant comes back to a topic whose request is open. */
    static void comeBack(Hearing hearing, Draft turn, OpenRequest open, boolean urgent) {
        turn.effect(new Effect.Note(open.reference(), "message", hearing.heard().text()));
        boolean again = hearing.words().saysAgain();
        if (urgent && !open.urgent()) {
            OpenRequest raised = HandOver.raise(turn, open, true, 1);
            turn.say("raised.urgent");
            HandOver.tell(hearing, turn, raised);
        } else if (again && open.priority() > 1) {
            OpenRequest raised = HandOver.raise(turn, open, false, open.priority() - 1);
            turn.say("raised");
            HandOver.tellState(hearing, turn, raised);
        } else {
            HandOver.tellState(hearing, turn, open);
        }
    }

    static void offerChoices(Draft turn, List<String> choices) {
        List<String> offered = sayChoices(turn, choices);
        if (!offered.isEmpty()) {
            turn.ask(new Pending.Choice(Pending.Choice.Kind.MORE, offered));
        }
    }

    private static List<String> sayChoices(Draft turn, List<String> choices) {
        if (turn.speech().channel() == Channel.VOICE) {
            // A list after an answer is too much to hear; its topics are found by saying them.
            return List.of();
        }
        List<String> known = choices.stream()
                .filter(id -> turn.script(id).isPresent() && turn.speech().hasTopic(id))
                .limit(4)
                .toList();
        if (!known.isEmpty()) {
            turn.say("choices", "options", options(turn, known));
        }
        return known;
    }

    /** "1 le chauffage, 2 une fuite d'eau". */
    static String options(Draft turn, List<String> intents) {
        return IntStream.range(0, intents.size())
                .mapToObj(i -> (i + 1) + " " + turn.speech().topic(intents.get(i)))
                .collect(Collectors.joining(turn.language() == org.palier.intents.Language.AR ? "، " : ", "));
    }

    /** The scripts of candidates, without those that are no longer there. */
    static List<Script> scripts(Draft turn, List<Candidate> candidates) {
        return candidates.stream()
                .flatMap(candidate -> turn.script(candidate.intent()).stream())
                .toList();
    }

    private static int gravity(Hearing hearing, Draft turn, Script script) {
        Map<EscalationRule, Integer> order = Map.of(
                EscalationRule.URGENT, 0,
                EscalationRule.ALWAYS, 0,
                EscalationRule.OFFER, 1,
                EscalationRule.NEVER, 2);
        EscalationRule rule = HandOver.rule(script, hearing, turn.speech());
        int system = script.kind() == Script.Kind.SYSTEM || script.id().equals(HandOver.PERSON) ? 1000 : 0;
        return system
                + (rule == EscalationRule.URGENT ? 0 : 100)
                + script.priority() * 10
                + order.getOrDefault(rule, 2);
    }
}
