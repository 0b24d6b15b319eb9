package org.palier.dialogue;

import java.util.List;
import java.util.Optional;
import org.palier.intents.Candidate;
import org.palier.intents.Match;
import org.palier.intents.Script;

/** Unsure between two: one numbered question. Not understood: one question, then a person. */
final class NotUnderstood implements Rule {
    private static final double LIKELY = 0.5;

    @Override
    public boolean settles(Hearing hearing, Draft turn) {
        List<Script> possible = possible(hearing, turn);
        if (possible.isEmpty() || ChoiceReply.isClarification(turn.pending())) {
            return again(hearing, turn);
        }
        if (possible.get(0).kind() == Script.Kind.SYSTEM) {
            return Topics.answer(hearing, turn, possible.get(0));
        }
        List<String> options = possible.stream().map(Script::id).limit(2).toList();
        turn.say("clarify", "options", Topics.options(turn, options), "next", Integer.toString(options.size() + 1));
        turn.ask(new Pending.Choice(Pending.Choice.Kind.CLARIFICATION, options));
        return turn.end(Decision.Outcome.CLARIFYING, Optional.of(options.get(0)));
    }

    /** The first two that can be named, or the line's own courtesy where that is most likely. */
    private static List<Script> possible(Hearing hearing, Draft turn) {
        Match match = hearing.match();
        if (match.verdict() != Match.Verdict.UNSURE) {
            return List.of();
        }
        List<Candidate> two = match.ranked().stream().limit(2).toList();
        Optional<Script> courtesy = two.stream()
                .findFirst()
                .filter(best -> best.confidence() >= LIKELY)
                .flatMap(best -> turn.script(best.intent()))
                .filter(script -> script.kind() == Script.Kind.SYSTEM);
        return courtesy.isPresent()
                ? List.of(courtesy.get())
                : Topics.scripts(turn, two).stream()
                        .filter(script -> script.kind() == Script.Kind.TOPIC && !script.danger())
                        .filter(script -> turn.speech().hasTopic(script.id()))
                        .toList();
    }

    /** One question, then a person. While a request is open, its person will read the words. A part of a burst is not counted. */
    static boolean again(Hearing hearing, Draft turn) {
        Optional<OpenRequest> request = turn.nearestRequest();
        if (request.isPresent()) {
            turn.effect(new Effect.Note(
                    request.get().reference(), "message", hearing.heard().text()));
            if (turn.isDiscreet()) {
                turn.say("added.discreet");
            } else {
                HandOver.say(turn, "added", request.get());
            }
            return end(turn, Decision.Outcome.NOTED);
        }
        boolean counted = !hearing.inBurst();
        if (counted && turn.misunderstoodAgain() >= turn.manners().misunderstandings()) {
            turn.ask(Pending.NOTHING);
            turn.say("unclear.person");
            return PersonWanted.handOver(hearing, turn, false);
        }
        turn.say("unclear");
        return end(turn, Decision.Outcome.NOT_UNDERSTOOD);
    }

    private static boolean end(Draft turn, Decision.Outcome outcome) {
        return turn.end(outcome, Optional.empty());
    }
}
