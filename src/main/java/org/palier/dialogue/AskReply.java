package org.palier.dialogue;

import java.time.Duration;
import java.util.List;
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

    private static final Set<String> COURTESY = Set.of("greeting", "thanks", "insult", "small-talk");

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
        if (hearing.words().isBlank()) {
            return false;
        }
        if (hearing.words().isAssent()) {
            return putAgain(hearing, turn, ask);
        }
        if (isCourtesy(hearing, turn)) {
            return false;
        }
        if (isForgotten(hearing) || namesAnother(hearing, turn, ask)) {
            turn.ask(Pending.NOTHING);
            return false;
        }
        if (missesTheQuestion(hearing, turn, request.get(), ask)) {
            return keepAndPutAgain(hearing, turn, request.get(), ask);
        }
        return take(hearing, turn, request.get(), ask);
    }

    /** "Ok" to a question about facts answers nothing. */
    private static boolean putAgain(Hearing hearing, Draft turn, Pending.Ask ask) {
        if (!isUnread(hearing, turn)) {
            turn.startAfresh();
            turn.askAgain();
        }
        return turn.end(
                isUnread(hearing, turn) ? Decision.Outcome.JOINED : Decision.Outcome.COURTESY,
                Optional.of(ask.intent()));
    }

    /** A question in return, a yes to "where", or words that are neither yes nor no where one was asked for; once, for then something else matters more. */
    private static boolean missesTheQuestion(Hearing hearing, Draft turn, OpenRequest request, Pending.Ask ask) {
        Words words = hearing.words();
        boolean yesNo = Urgency.isYesNo(ask.asks().get(0));
        boolean barelyYes = !yesNo && words.isAnswerOnly() && words.answer() == Words.Answer.YES;
        boolean misses = hearing.answers().isEmpty()
                && (barelyYes || !words.isKnown())
                && !isUnread(hearing, turn)
                && (barelyYes
                        || words.isQuestion()
                        || (yesNo
                                && words.answer() == Words.Answer.NEITHER
                                && !words.deniesFact()
                                && !words.beginsWithNo()
                                && !Urgency.tells(hearing, turn, request)));
        return misses && turn.misunderstoodAgain() < turn.manners().misunderstandings();
    }

    private static boolean keepAndPutAgain(Hearing hearing, Draft turn, OpenRequest request, Pending.Ask ask) {
        turn.effect(new Effect.Note(ask.reference(), "message", hearing.heard().text()));
        turn.startAfresh();
        if (turn.isDiscreet()) {
            turn.say("added.discreet");
        } else {
            HandOver.tellState(hearing, turn, request);
        }
        turn.askAgain();
        return turn.end(Decision.Outcome.NOTED, Optional.of(ask.intent()));
    }

    private static boolean take(Hearing hearing, Draft turn, OpenRequest request, Pending.Ask ask) {
        String asked = ask.asks().get(0);
        boolean unread = isUnread(hearing, turn) && !hearing.words().isAnswerOnly();
        Optional<String> answered = hearing.answers().or(() -> unread ? Optional.empty() : Optional.of(asked));
        boolean skipped = hearing.words().isSkip()
                && !(Urgency.isYesNo(asked) && hearing.words().answer() == Words.Answer.NO);
        if (!skipped) {
            String words = hearing.heard().text();
            turn.effect(new Effect.Note(ask.reference(), answered.orElse("message"), words));
            hearing.answers().ifPresent(question -> turn.learn(question, words));
        }
        Optional<OpenRequest> raised = skipped ? Optional.empty() : Urgency.raise(hearing, turn, request, answered);
        List<String> left = ask.asks().stream()
                .filter(question -> !answered.equals(Optional.of(question)))
                .toList();
        if (raised.isEmpty() && unread && !left.isEmpty()) {
            turn.ask(new Pending.Ask(ask.reference(), ask.intent(), left));
            return turn.end(Decision.Outcome.JOINED, Optional.of(ask.intent()));
        }
        turn.startAfresh();
        turn.understood();
        if (raised.isPresent()) {
            turn.say("raised.urgent");
            HandOver.tell(hearing, turn, raised.get());
        } else if (!skipped) {
            turn.say("noted");
        }
        goOn(hearing, turn, raised.orElse(request), ask, left);
        return turn.end(Decision.Outcome.NOTED, Optional.of(ask.intent()));
    }

    private static void goOn(Hearing hearing, Draft turn, OpenRequest request, Pending.Ask ask, List<String> left) {
        if (!left.isEmpty()) {
            turn.say("ask." + left.get(0));
            turn.ask(new Pending.Ask(ask.reference(), ask.intent(), left));
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
        boolean longAgo = hearing.state()
                .burst()
                .map(burst -> hearing.situation().now().isAfter(burst.last().plus(FORGOTTEN)))
                .orElse(true);
        return longAgo && hearing.answers().isEmpty() && hearing.sure().isPresent();
    }

    /** What was written so soon that the question cannot have been read goes on with the message before. */
    private static boolean isUnread(Hearing hearing, Draft turn) {
        return hearing.inBurst()
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
                        .map(script -> COURTESY.contains(script.id()))
                        .orElse(false);
    }

    private static boolean namesAnother(Hearing hearing, Draft turn, Pending.Ask ask) {
        return hearing.answers().isEmpty()
                && !WIDE.contains(ask.asks().get(0))
                && hearing.words().count() >= SHORT
                && hearing.sure()
                        .filter(candidate -> candidate.confidence() >= CLEARLY)
                        .filter(candidate -> !candidate.intent().equals(ask.intent()))
                        .flatMap(candidate -> turn.script(candidate.intent()))
                        .map(script -> script.kind() == Script.Kind.TOPIC)
                        .orElse(false);
    }
}
