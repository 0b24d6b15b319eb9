package org.palier.dialogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.palier.intents.Language;

/**
 * All that the dialogue remembers of a conversation. Immutable; opaque to other rooms but for what its methods say. {@link StateJson}
 * stores it.
 *
 * @param heldByPerson whether a person answers: the assistant is silent, except for danger and STOP
 * @param introduced whether the tenant was told that this is an automatic assistant
 * @param optedOut whether the tenant refused proactive messages
 * @param language what the tenant writes in, empty until it was heard
 * @param topic the script that was answered last
 * @param requests what waits for a person, oldest first, at most one for a topic
 * @param later topics that the tenant named and that are still to be answered
 * @param misunderstood how many messages in a row were not understood
 * @param known what was answered to questions that need not be asked twice, by question
 * @param announced what was told of the things that tenants are to know at the time
 */
public record State(
        boolean heldByPerson,
        boolean introduced,
        boolean optedOut,
        Optional<Language> language,
        Optional<String> topic,
        Pending pending,
        List<OpenRequest> requests,
        List<String> later,
        int misunderstood,
        Optional<Burst> burst,
        Map<String, String> known,
        Set<Long> announced) {

    /** Questions whose answer stays true for longer than a conversation. */
    private static final Set<String> LASTING = Set.of("residence", "commune", "name");

    private static final State INITIAL = new State(
            false,
            false,
            false,
            Optional.empty(),
            Optional.empty(),
            Pending.NOTHING,
            List.of(),
            List.of(),
            0,
            Optional.empty(),
            Map.of(),
            Set.of());

    /** The state of a contact who was never heard before. */
    public static State initial() {
        return INITIAL;
    }

    /** After a person took the conversation, or gave it back: what was asked before is forgotten. */
    public State held(boolean byPerson) {
        return new State(
                byPerson,
                introduced,
                optedOut,
                language,
                topic,
                Pending.NOTHING,
                requests,
                List.of(),
                0,
                Optional.empty(),
                known,
                announced);
    }

    /** The start of a new conversation with the same contact, after a quiet time. Open requests go on. */
    public State following() {
        return new State(
                false,
                introduced,
                optedOut,
                language,
                Optional.empty(),
                pending instanceof Pending.Survey ? pending : Pending.NOTHING,
                requests,
                List.of(),
                0,
                Optional.empty(),
                known.entrySet().stream()
                        .filter(answer -> LASTING.contains(answer.getKey()))
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)),
                Set.of());
    }

    /** With a caller who has just heard that this is an automatic assistant. */
    public State greeted() {
        return introduced
                ? this
                : new State(
                        heldByPerson,
                        true,
                        optedOut,
                        language,
                        topic,
                        pending,
                        requests,
                        later,
                        misunderstood,
                        burst,
                        known,
                        announced);
    }

    /** Whether a number is an answer to what was asked: it then belongs to the dialogue, not to the keys of a call. */
    public boolean awaitsNumber() {
        return pending instanceof Pending.Choice || isAboutDanger();
    }

    /** Whether it was asked if there is a danger, or if the tenant can speak of it. */
    public boolean isAboutDanger() {
        return pending instanceof Pending.Check || pending instanceof Pending.Safe;
    }

    /** Whether something was asked that staff will need, such as an address. */
    public boolean awaitsDetails() {
        return pending instanceof Pending.Ask;
    }

    /** Whether a request of the tenant waits for a person, or is in a person's hands. */
    public boolean awaitsPerson() {
        return !requests.isEmpty();
    }

    /** After a person has done with a request. */
    public State closed(String reference) {
        boolean asked = (pending instanceof Pending.Ask ask && ask.reference().equals(reference))
                || (pending instanceof Pending.Check check && check.reference().equals(reference))
                || (pending instanceof Pending.Safe safe && safe.reference().equals(reference));
        return with(
                asked ? Pending.NOTHING : pending,
                requests.stream()
                        .filter(request -> !request.reference().equals(reference))
                        .toList());
    }

    /** Whether nobody is to say anything next: nothing was asked, no request is open and no topic is left. */
    public boolean awaitsNothing() {
        return pending instanceof Pending.Nothing && requests.isEmpty() && later.isEmpty() && !heldByPerson;
    }

    /** After the tenant was asked whether a person's answer was useful. */
    public State surveyed(String reference, Instant asked) {
        return with(new Pending.Survey(reference, asked), requests);
    }

    /** After a request was opened, or taken up again, by a person or the line: the tenant can ask about it. */
    public State opened(Effect.Escalate request) {
        List<OpenRequest> open = new ArrayList<>(requests);
        open.removeIf(known -> known.reference().equals(request.reference()));
        open.add(new OpenRequest(
                request.reference(),
                request.intent().orElse(HandOver.PERSON),
                request.queue(),
                request.priority(),
                request.urgent(),
                request.promise(),
                request.restricted()));
        return with(pending, List.copyOf(open));
    }

    private State with(Pending asked, List<OpenRequest> open) {
        return new State(
                heldByPerson,
                introduced,
                optedOut,
                language,
                topic,
                asked,
                open,
                later,
                misunderstood,
                burst,
                known,
                announced);
    }

    /** The request that a message without a topic belongs to. */
    Optional<OpenRequest> nearestRequest() {
        return OpenRequest.nearest(requests, topic);
    }
}
