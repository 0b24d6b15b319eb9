package org.palier.dialogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.palier.intents.Answer;
import org.palier.intents.Candidate;
import org.palier.intents.Channel;
import org.palier.intents.Danger;
import org.palier.intents.Language;
import org.palier.intents.Queue;
import org.palier.intents.Script;

/** Danger is answered at once with its numbers, in every state, and reaches a person as urgent. A doubt is asked about, and alerts too. */
final class DangerFirst implements Rule {
    /** More answers than this would bury the numbers. */
    private static final int MOST_ANSWERS = 2;

    private static final double LIKELY = 0.5;

    private static final List<String> FIRST_NUMBERS = List.of("number.samu", "number.police", "number.fire");

    @Override
    public boolean settles(Hearing hearing, Draft turn) {
        Danger danger = hearing.danger();
        if (danger.level() == Danger.Level.NONE) {
            return false;
        }
        List<String> intents = danger.intents().isEmpty()
                ? List.of(hearing.match().best().map(Candidate::intent).orElse(HandOver.PERSON))
                : danger.intents();
        return danger.level() == Danger.Level.CERTAIN
                ? answer(hearing, turn, withFurther(hearing, turn, intents))
                : check(hearing, turn, intents.subList(0, 1));
    }

    /** Another part of the message may tell of another danger. */
    private static List<String> withFurther(Hearing hearing, Draft turn, List<String> intents) {
        return Stream.concat(
                        intents.stream(),
                        hearing.match().others().stream()
                                .filter(other -> other.confidence() >= LIKELY)
                                .map(Candidate::intent)
                                .filter(id ->
                                        turn.script(id).map(Script::danger).orElse(false)))
                .distinct()
                .toList();
    }

    static boolean answer(Hearing hearing, Draft turn, List<String> intents) {
        boolean repeated = hearing.inBurst() && intents.stream().allMatch(id -> turn.isTold("answer:" + id));
        if (repeated) {
            return hearing.alone().danger().level() != Danger.Level.NONE && repeat(hearing, turn, intents);
        }
        boolean known = turn.request(intents.get(0)).map(OpenRequest::urgent).orElse(false);
        Pending asked = turn.pending();
        List<OpenRequest> requests = open(hearing, turn, intents);
        OpenRequest first = requests.get(0);
        if (known) {
            turn.effect(new Effect.Page(first.reference(), first.intent()));
            turn.effect(new Effect.Note(
                    first.reference(), "message", hearing.heard().text()));
        }
        boolean discreet = requests.stream().anyMatch(OpenRequest::restricted);
        say(turn, intents);
        turn.introduce(discreet ? "notice.discreet" : "notice.danger");
        turn.about(first.intent());
        if (discreet) {
            endDiscreetly(hearing, turn, requests);
        } else {
            HandOver.tellDanger(hearing, turn, first, known);
            openOthers(hearing, turn, intents);
            goOnAsking(hearing, turn, first, asked);
        }
        return turn.end(Decision.Outcome.DANGER, Optional.of(intents.get(0)));
    }

    /** The same danger in a further part of a burst: the alert is out, and that is said once. */
    private static boolean repeat(Hearing hearing, Draft turn, List<String> intents) {
        OpenRequest request = open(hearing, turn, intents).get(0);
        turn.effect(
                new Effect.Note(request.reference(), "message", hearing.heard().text()));
        if (!request.restricted()) {
            HandOver.tellAlerted(hearing, turn, request);
        }
        return turn.end(Decision.Outcome.DANGER, Optional.of(intents.get(0)));
    }

    static boolean check(Hearing hearing, Draft turn, List<String> intents) {
        boolean alerted = intents.stream()
                .allMatch(id -> turn.request(id).map(OpenRequest::urgent).orElse(false));
        boolean takenBack = Denial.of(hearing.words())
                .filter(denial -> denial.isAll() && intents.contains(denial.intent()))
                .isPresent();
        if (alerted && !takenBack) {
            return false;
        }
        // "ça ne sent pas le gaz" is the answer to the question whether it smells of gas
        boolean denies = turn.pending() instanceof Pending.Check asked
                && intents.contains(asked.intent())
                && DangerReply.answer(hearing.words(), asked) == Words.Answer.NO;
        if (denies) {
            return false;
        }
        List<OpenRequest> requests = open(hearing, turn, intents);
        OpenRequest first = requests.get(0);
        if (requests.stream().anyMatch(OpenRequest::restricted)) {
            turn.introduce("notice.discreet");
            turn.say("safe.question");
            OpenRequest restricted = requests.stream()
                    .filter(OpenRequest::restricted)
                    .findFirst()
                    .orElse(first);
            turn.ask(new Pending.Safe(restricted.reference(), restricted.intent(), false));
        } else {
            String key = "check." + first.intent();
            turn.say(turn.speech().line(key, java.util.Map.of()).isEmpty() ? "check" : key);
            turn.introduce("notice.danger");
            turn.ask(new Pending.Check(first.reference(), first.intent(), turn.interrupted()));
            hearing.topics().stream()
                    .map(Candidate::intent)
                    .filter(id -> !intents.contains(id))
                    .filter(id -> turn.script(id)
                            .map(script -> script.kind() == Script.Kind.TOPIC && !script.danger())
                            .orElse(false))
                    .limit(2)
                    .forEach(turn::remember);
        }
        turn.understood();
        return turn.end(Decision.Outcome.DANGER_POSSIBLE, Optional.of(first.intent()));
    }

    private static List<OpenRequest> open(Hearing hearing, Draft turn, List<String> intents) {
        List<OpenRequest> requests = new ArrayList<>();
        for (String intent : intents) {
            int priority = turn.script(intent).map(Script::priority).orElse(0);
            Queue queue = turn.script(intent).map(Script::queue).orElse(Queue.URGENCE);
            requests.add(HandOver.open(hearing, turn, intent, queue, Math.min(priority, 1), true));
        }
        return requests;
    }

    /** The numbers of the gravest dangers, those of 15, 17 and 18 first. */
    private static void say(Draft turn, List<String> intents) {
        List<Script> scripts = intents.stream()
                .flatMap(id -> turn.script(id).stream())
                .limit(MOST_ANSWERS)
                .sorted(Comparator.comparing(script -> !beginsWithRescue(script)))
                .toList();
        scripts.forEach(turn::sayAnswer);
        if (scripts.isEmpty()) {
            turn.say("check");
        }
    }

    private static boolean beginsWithRescue(Script script) {
        String french = script.answers().getOrDefault(Language.FR, List.of()).stream()
                .map(Answer::sms)
                .findFirst()
                .orElse("");
        int number = french.indexOf("{number.");
        return number >= 0 && FIRST_NUMBERS.stream().anyMatch(id -> french.startsWith("{" + id + "}", number));
    }

    private static void endDiscreetly(Hearing hearing, Draft turn, List<OpenRequest> requests) {
        OpenRequest restricted =
                requests.stream().filter(OpenRequest::restricted).findFirst().orElse(requests.get(0));
        HandOver.tellDiscreetly(hearing, turn);
        turn.say("safe.question");
        turn.ask(new Pending.Safe(restricted.reference(), restricted.intent(), true));
    }

    /** A further need in the same message gets its request; it is named, and nothing else is asked about it now. */
    private static void openOthers(Hearing hearing, Draft turn, List<String> dangers) {
        hearing.topics().stream()
                .filter(candidate -> !dangers.contains(candidate.intent()))
                .flatMap(candidate -> turn.script(candidate.intent()).stream())
                .filter(script -> script.kind() == Script.Kind.TOPIC && !script.danger())
                .filter(script -> !script.id().equals(HandOver.PERSON))
                .filter(script -> turn.request(script.id()).isEmpty())
                .limit(2)
                .forEach(script ->
                        Topics.openFurther(hearing, turn, script, HandOver.rule(script, hearing, turn.speech())));
    }

    private static void goOnAsking(Hearing hearing, Draft turn, OpenRequest request, Pending asked) {
        if (asked instanceof Pending.Ask ask && ask.reference().equals(request.reference())) {
            turn.askAgain();
            return;
        }
        turn.ask(Pending.NOTHING);
        // who phones is to hang up and call for help, not to answer questions
        turn.script(request.intent())
                .filter(script -> hearing.channel() != Channel.VOICE)
                .ifPresent(script -> HandOver.ask(turn, request, script.ask()));
    }
}
