package org.palier.dialogue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.palier.intents.Script;

/** The answer to a question for the staff: kept with the request, and heard for what else it tells. */
final class AskReply implements Rule {
    /** Fewer words than this are taken as the answer, whatever topic they recall. */
    private static final int SHORT = 4;

    private static final double CLEARLY = 0.75;
    private static final Duration FORGOTTEN = Duration.ofMinutes(30);

    /** Questions whose answer may well name a topic. */
    private static final Set<String> WIDE = Set.of("needs", "which-document", "work");

    /** What the answer to a question shows, by question, for yes and for no. */
    private static final Map<String, Set<String>> YES_SHOWS = Map.of(
            "vulnerable", Set.of("baby", "child", "elderly", "illness", "pregnant", "disability"),
            "near-electricity", Set.of("electricity"));

    private static final Map<String, Set<String>> NO_SHOWS = Map.of("shut-off", Set.of("unstoppable"));

    @Override
    public boolean settles(Hearing hearing, Draft turn) {
        if (!(turn.pending() instanceof Pending.Ask ask)) {
            return false;
        }
        Optional<OpenRequest> request = turn.numbered(ask.reference());
        if (request.isEmpty() || ask.asks().isEmpty()) {
            turn.ask(Pending.NOTHING);
            return false;
        }
        if (hearing.words().isBlank() || isCourtesy(hearing, turn)) {
            return false;
        }
        if (!hearing.expected() && isForgotten(hearing) && hearing.sure().isPresent()) {
            turn.ask(Pending.NOTHING);
            return false;
        }
        String asked = ask.asks().get(0);
        boolean skipped =
                hearing.words().isSkip() && !(isYesNo(asked) && hearing.words().answer() == Words.Answer.NO);
        if (!skipped) {
            turn.effect(new Effect.Note(ask.reference(), asked, hearing.heard().text()));
        }
        if (!skipped && namesAnother(hearing, turn, ask)) {
            turn.ask(Pending.NOTHING);
            return false;
        }
        if (isUnread(hearing, turn)) {
            return turn.end(Decision.Outcome.JOINED, Optional.of(ask.intent()));
        }
        turn.startAfresh();
        turn.understood();
        Optional<OpenRequest> raised = raised(hearing, turn, request.get(), asked);
        if (raised.isPresent()) {
            turn.say("raised.urgent");
            HandOver.tell(hearing, turn, raised.get());
        } else if (!skipped) {
            turn.say("noted");
        }
        goOn(hearing, turn, raised.orElse(request.get()), ask);
        return turn.end(Decision.Outcome.NOTED, Optional.of(ask.intent()));
    }

    private static void goOn(Hearing hearing, Draft turn, OpenRequest request, Pending.Ask ask) {
        List<String> left = ask.asks().subList(1, ask.asks().size());
        if (!left.isEmpty()) {
            turn.say("ask." + left.get(0));
            turn.ask(new Pending.Ask(ask.reference(), ask.intent(), List.copyOf(left)));
            return;
        }
        turn.ask(Pending.NOTHING);
        if (turn.isDiscreet()) {
            turn.say("ask.done.discreet");
        } else {
            HandOver.say(turn, "ask.done", request);
        }
        Topics.answerLater(hearing, turn);
        if (turn.pending() instanceof Pending.Nothing) {
            turn.script(ask.intent()).ifPresent(script -> Topics.offerChoices(turn, script.choices()));
        }
    }

    /** A topic named long after the question is no answer to it. */
    private static boolean isForgotten(Hearing hearing) {
        return hearing.state()
                .burst()
                .map(burst -> hearing.situation().now().isAfter(burst.last().plus(FORGOTTEN)))
                .orElse(true);
    }

    /** What was written so soon that the question cannot have been read goes on with the message before. */
    private static boolean isUnread(Hearing hearing, Draft turn) {
        return hearing.inBurst()
                && !hearing.words().isAnswerOnly()
                && hearing.state()
                        .burst()
                        .map(burst -> burst.goesOnAt(
                                hearing.situation().now(), turn.manners().reading()))
                        .orElse(false);
    }

    private static boolean isCourtesy(Hearing hearing, Draft turn) {
        return hearing.words().count() < SHORT
                && hearing.sure()
                        .flatMap(candidate -> turn.script(candidate.intent()))
                        .map(script -> Set.of("greeting", "thanks", "insult", "small-talk")
                                .contains(script.id()))
                        .orElse(false);
    }

    private static boolean namesAnother(Hearing hearing, Draft turn, Pending.Ask ask) {
        return !hearing.expected()
                && !WIDE.contains(ask.asks().get(0))
                && hearing.words().count() >= SHORT
                && hearing.sure()
                        .filter(candidate -> candidate.confidence() >= CLEARLY)
                        .filter(candidate -> !candidate.intent().equals(ask.intent()))
                        .flatMap(candidate -> turn.script(candidate.intent()))
                        .map(script -> script.kind() == Script.Kind.TOPIC)
                        .orElse(false);
    }

    /** An answer may show that the request is urgent: a baby, someone ill, water on electricity. */
    private static Optional<OpenRequest> raised(Hearing hearing, Draft turn, OpenRequest request, String asked) {
        Optional<Script> script = turn.script(request.intent());
        if (request.urgent() || script.isEmpty()) {
            return Optional.empty();
        }
        Words.Answer answer = hearing.words().answer();
        Set<String> shown = answer == Words.Answer.YES
                ? YES_SHOWS.getOrDefault(asked, Set.of())
                : answer == Words.Answer.NO ? NO_SHOWS.getOrDefault(asked, Set.of()) : Set.of();
        boolean urgent = (answer != Words.Answer.NO && HandOver.isMadeUrgent(script.get(), hearing.match()))
                || script.get().urgentWhen().stream().anyMatch(shown::contains);
        return urgent ? Optional.of(HandOver.raise(turn, request, true, 1)) : Optional.empty();
    }

    private static boolean isYesNo(String asked) {
        return YES_SHOWS.containsKey(asked) || NO_SHOWS.containsKey(asked);
    }
}
