package org.palier.dialogue;

import java.util.List;
import java.util.Optional;
import org.palier.intents.Candidate;
import org.palier.intents.Match;
import org.palier.intents.Script;

/** Unsure between two: one numbered question. Not understood: one question, then a person. */
final class NotUnderstood implements Rule {
    @Override
    public boolean settles(Hearing hearing, Draft turn) {
        List<Script> possible = possible(hearing, turn);
        if (possible.isEmpty() || ChoiceReply.isClarification(turn.pending())) {
            return again(hearing, turn);
        }
        if (possible.size() == 1) {
            return Topics.answer(hearing, turn, possible.get(0));
        }
        List<String> options = possible.stream().map(Script::id).limit(2).toList();
        turn.say("clarify", "options", Topics.options(turn, options), "next", Integer.toString(options.size() + 1));
        turn.ask(new Pending.Choice(Pending.Choice.Kind.CLARIFICATION, options));
        return turn.end(
                turn.hasSaid() ? Decision.Outcome.CLARIFYING : Decision.Outcome.JOINED, Optional.of(options.get(0)));
    }

    private static List<Script> possible(Hearing hearing, Draft turn) {
        Match match = hearing.match();
        if (match.verdict() != Match.Verdict.UNSURE) {
            return List.of();
        }
        List<Script> two = Topics.scripts(
                turn,
                match.ranked().stream()
                        .limit(2)
                        .map(candidate -> new Candidate(candidate.intent(), 0))
                        .toList());
        List<Script> named = two.stream()
                .filter(script -> turn.speech().hasTopic(script.id()))
                .toList();
        return named.isEmpty() ? two.stream().limit(1).toList() : named;
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
        return turn.end(turn.hasSaid() ? outcome : Decision.Outcome.JOINED, Optional.empty());
    }
}
