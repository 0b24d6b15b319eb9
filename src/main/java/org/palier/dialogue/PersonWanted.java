package org.palier.dialogue;

import java.util.List;
import java.util.Optional;
import org.palier.intents.Channel;
import org.palier.intents.Queue;
import org.palier.intents.Script;

/** HUMAIN, from any state: a person, in the queue and with the priority of the topic as far as it is known. */
final class PersonWanted implements Rule {
    private static final int NORMAL = 3;

    @Override
    public boolean settles(Hearing hearing, Draft turn) {
        Optional<String> sure = hearing.sure().map(candidate -> candidate.intent());
        boolean understood = sure.equals(Optional.of(HandOver.PERSON));
        boolean zero = turn.pending() instanceof Pending.Choice choice
                && choice.kind() == Pending.Choice.Kind.MENU
                && hearing.words().number().equals(Optional.of(0));
        boolean nobody =
                turn.pending() instanceof Pending.Ask && hearing.words().isNobody();
        if (nobody || (!hearing.words().wantsPerson() && !understood && !zero)) {
            return false;
        }
        Optional<Script> named = sure.flatMap(turn::script)
                .filter(script ->
                        script.kind() == Script.Kind.TOPIC && !script.id().equals(HandOver.PERSON))
                .filter(script -> !hearing.words().isPerson() && !zero && !understood);
        turn.startAfresh();
        if (named.isPresent()) {
            Topics.answer(hearing, turn, named.get(), true, () -> {});
            return turn.end(
                    Decision.Outcome.HANDED_OVER, Optional.of(named.get().id()));
        }
        return handOver(hearing, turn, true);
    }

    /**
     * Opens the request, about the topic so far if there is one.
     *
     * @param asked whether the tenant asked for a person, rather than was not understood
     */
    static boolean handOver(Hearing hearing, Draft turn, boolean asked) {
        Optional<Script> topic = turn.topic()
                .flatMap(turn::script)
                .filter(script ->
                        script.kind() == Script.Kind.TOPIC && !script.id().equals(HandOver.PERSON));
        Optional<OpenRequest> open = topic.isPresent()
                ? turn.request(topic.get().id())
                : turn.request(HandOver.PERSON).or(turn::nearestRequest);
        turn.ask(Pending.NOTHING);
        turn.understood();
        if (open.isPresent()) {
            turn.effect(new Effect.Note(
                    open.get().reference(), "message", hearing.heard().text()));
            HandOver.tellState(hearing, turn, open.get());
            return turn.end(Decision.Outcome.HANDED_OVER, Optional.of(open.get().intent()));
        }
        OpenRequest request;
        List<String> asks;
        if (topic.isPresent()) {
            request = HandOver.open(hearing, turn, topic.get(), topic.get().danger());
            asks = topic.get().ask();
        } else {
            Optional<Script> person = turn.script(HandOver.PERSON);
            if (asked) {
                person.ifPresent(turn::sayAnswer);
            }
            request = HandOver.open(
                    hearing,
                    turn,
                    HandOver.PERSON,
                    person.map(Script::queue).orElse(Queue.ADMINISTRATIF),
                    hearing.words().saysAgain() ? NORMAL - 1 : NORMAL,
                    false);
            asks = person.map(Script::ask).orElse(List.of());
        }
        HandOver.tell(hearing, turn, request);
        // Who phones is put through, or chooses what else to do; the person will ask.
        if (hearing.channel() != Channel.VOICE) {
            HandOver.ask(turn, request, asks);
        }
        return turn.end(Decision.Outcome.HANDED_OVER, Optional.of(request.intent()));
    }
}
