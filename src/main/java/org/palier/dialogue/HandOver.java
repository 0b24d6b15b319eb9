package org.palier.dialogue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.intents.EscalationRule;
import org.palier.intents.Match;
import org.palier.intents.Queue;
import org.palier.intents.Script;

/** Opens requests to a person and tells the tenant honestly what becomes of them. */
final class HandOver {
    static final String PERSON = "human-agent";

    private HandOver() {}

    /** When a script hands over for this tenant, this message and this landlord. */
    static EscalationRule rule(Script script, Hearing hearing, Speech speech) {
        EscalationRule rule = script.escalation();
        if (rule == EscalationRule.NEVER) {
            return speech.hasAnswer(script) ? rule : EscalationRule.OFFER;
        }
        if (script.danger() || isMadeUrgent(script, hearing.match())) {
            return EscalationRule.URGENT;
        }
        boolean noPartner = script.partner().isPresent()
                && !hearing.situation().partners().contains(script.partner().get());
        if (rule == EscalationRule.ALWAYS && noPartner) {
            rule = EscalationRule.OFFER;
        }
        return rule == EscalationRule.OFFER && hearing.words().saysAgain() ? EscalationRule.ALWAYS : rule;
    }

    static boolean isMadeUrgent(Script script, Match match) {
        return script.urgentWhen().stream().anyMatch(match.concepts()::contains);
    }

    /** Opens a request about a topic, or finds the one that is open, made urgent if this one is. */
    static OpenRequest open(Hearing hearing, Draft turn, String intent, Queue queue, int priority, boolean urgent) {
        Optional<OpenRequest> known = turn.request(intent);
        if (known.isPresent()) {
            return urgent || priority < known.get().priority()
                    ? raise(turn, known.get(), urgent, priority)
                    : known.get();
        }
        boolean restricted = turn.isRestricted(intent);
        boolean danger = turn.script(intent).map(Script::danger).orElse(false);
        Optional<Instant> promise = danger || restricted ? Optional.empty() : promise(hearing, priority, urgent);
        OpenRequest request =
                new OpenRequest(turn.newReference(), intent, queue, priority, urgent, promise, restricted);
        turn.replace(request);
        turn.effect(new Effect.Escalate(
                request.reference(),
                intent.equals(PERSON) ? turn.topic().or(() -> Optional.of(PERSON)) : Optional.of(intent),
                queue,
                urgent,
                priority,
                promise,
                restricted));
        if (urgent) {
            turn.effect(new Effect.Page(request.reference(), intent));
        }
        return request;
    }

    static OpenRequest open(Hearing hearing, Draft turn, Script script, boolean urgent) {
        int priority = urgent ? Math.min(script.priority(), 1) : priority(script.priority(), hearing);
        return open(hearing, turn, script.id(), script.queue(), priority, urgent);
    }

    /** Makes an open request more urgent; never less. */
    static OpenRequest raise(Draft turn, OpenRequest request, boolean urgent, int priority) {
        OpenRequest raised = request.at(request.urgent() || urgent, Math.min(request.priority(), priority));
        if (!raised.equals(request)) {
            turn.replace(raised);
            turn.effect(new Effect.Reprioritise(raised.reference(), raised.urgent(), raised.priority()));
        }
        if (urgent && !request.urgent()) {
            turn.effect(new Effect.Page(raised.reference(), raised.intent()));
        }
        return raised;
    }

    /** Says the reference and what happens now. */
    static void tell(Hearing hearing, Draft turn, OpenRequest request) {
        if (request.restricted()) {
            tellDiscreetly(hearing, turn);
            return;
        }
        Situation now = hearing.situation();
        String key = !request.urgent()
                ? request.promise().isEmpty() ? "opened.untimed" : now.open() ? "opened" : "opened.closed"
                : now.open()
                        ? "urgent.open"
                        : now.onDuty()
                                ? "urgent.duty"
                                : request.promise().isPresent() ? "urgent.nobody" : "urgent.untimed";
        say(turn, key, request);
    }

    /**
     * Says that a person is told about a danger, after its numbers.
     *
     * @param known whether one was told before
     */
    static void tellDanger(Hearing hearing, Draft turn, OpenRequest request, boolean known) {
        Situation now = hearing.situation();
        String told = known ? "danger.again" : now.open() ? "danger.open" : "danger.duty";
        say(turn, now.open() || now.onDuty() ? told : "danger.nobody", request);
    }

    /** Says that the alert is out, to who has just told of the danger. */
    static void tellAlerted(Hearing hearing, Draft turn, OpenRequest request) {
        Situation now = hearing.situation();
        say(turn, now.open() || now.onDuty() ? "danger.known" : "danger.nobody", request);
    }

    static void tellDiscreetly(Hearing hearing, Draft turn) {
        Situation now = hearing.situation();
        turn.say(now.open() || now.onDuty() ? "discreet.told" : "discreet.nobody");
    }

    /** Says where a request is that is open already; a promise that was broken is renewed and the request passes forward. */
    static void tellState(Hearing hearing, Draft turn, OpenRequest request) {
        if (request.restricted()) {
            turn.say("already.discreet");
            return;
        }
        if (request.lateAt(hearing.situation().now())) {
            int priority = Math.max(1, Math.min(request.priority(), request.priority() - 1));
            OpenRequest raised = raise(turn, request, false, priority);
            Optional<Instant> promise = promise(hearing, raised.priority());
            promise.ifPresent(moment -> turn.effect(new Effect.Renew(raised.reference(), moment)));
            OpenRequest renewed = raised.promised(promise.or(raised::promise));
            turn.replace(renewed);
            HandOver.say(turn, "already.late", renewed.promised(promise));
            return;
        }
        say(
                turn,
                request.urgent() ? "already.urgent" : request.promise().isPresent() ? "already" : "already.untimed",
                request);
    }

    /** Says a sentence about a request, with its reference, topic and promise. */
    static void say(Draft turn, String key, OpenRequest request) {
        String topic = turn.speech().topic(request.intent());
        String promise = request.promise().map(turn.speech()::before).orElse("");
        if (promise.isEmpty()) {
            turn.say(key, "reference", request.reference(), "topic", topic);
        } else {
            turn.say(key, "reference", request.reference(), "topic", topic, "promise", promise);
        }
    }

    /** Puts the first of the questions that the staff will need answered; what was answered before is noted with the request. */
    static boolean ask(Draft turn, OpenRequest request, List<String> asks) {
        return ask(turn, request, asks, "ask.first", Map.of());
    }

    /** The same once other questions were answered: it names the topic. */
    static boolean askAbout(Draft turn, OpenRequest request, List<String> asks) {
        return ask(
                turn, request, asks, "also.now", Map.of("topic", turn.speech().topic(request.intent())));
    }

    private static boolean ask(
            Draft turn, OpenRequest request, List<String> asks, String opening, Map<String, String> topic) {
        asks.forEach(question -> turn.known(question)
                .ifPresent(answer -> turn.effect(new Effect.Note(request.reference(), question, answer))));
        List<String> open = asks.stream()
                .filter(question -> turn.known(question).isEmpty() && !Urgency.isTold(question, turn.heard()))
                .limit(3)
                .toList();
        String question = open.isEmpty() ? "" : turn.speech().line("ask." + open.get(0), Map.of());
        if (question.isEmpty()) {
            return false;
        }
        turn.sayOnce(
                "ask." + open.get(0) + ":" + request.reference(),
                (turn.speech().line(opening, topic) + " " + question).strip());
        turn.ask(new Pending.Ask(request.reference(), request.intent(), open));
        return true;
    }

    private static int priority(int usual, Hearing hearing) {
        return hearing.words().saysAgain() ? Math.max(1, Math.min(usual, usual - 1)) : usual;
    }

    /** What the tenant is told: who is alerted at once is not promised a moment. */
    private static Optional<Instant> promise(Hearing hearing, int priority, boolean urgent) {
        Situation now = hearing.situation();
        return !urgent || (!now.open() && !now.onDuty()) ? promise(hearing, priority) : Optional.empty();
    }

    private static Optional<Instant> promise(Hearing hearing, int priority) {
        return Optional.ofNullable(hearing.situation().promises().get(priority))
                .filter(moment -> moment.isAfter(hearing.situation().now()))
                .map(moment -> moment.truncatedTo(ChronoUnit.MILLIS));
    }
}
