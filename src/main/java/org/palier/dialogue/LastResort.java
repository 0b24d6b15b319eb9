package org.palier.dialogue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.palier.intents.Danger;
import org.palier.intents.Language;
import org.palier.intents.Queue;
import org.palier.intents.Script;
import org.palier.intents.Scripts;

/**
 * What is answered where the dialogue itself fails: that the message has arrived, and a request to a person, who is the first to understand
 * it. Asks no rule and no matcher, for one of them has failed. Safe for any number of threads.
 */
public final class LastResort {
    /** Nobody has looked for a danger in the message: a person should, soon. */
    private static final int PRIORITY = 1;

    private final Scripts scripts;

    public LastResort(Scripts scripts) {
        this.scripts = Objects.requireNonNull(scripts, "scripts");
    }

    /** The turn for a message that the dialogue could not take. A person who holds the conversation reads it anyway. */
    public Turn next(State state, Heard heard, Situation situation) {
        List<String> said = new ArrayList<>();
        List<Effect> effects = new ArrayList<>();
        List<OpenRequest> requests = new ArrayList<>(state.requests());
        if (!state.heldByPerson()) {
            Speech speech = new Speech(
                    scripts, situation, heard.channel(), state.language().orElse(Language.FR), state.known());
            said.add(speech.line("received", Map.of()));
            Optional<OpenRequest> open = state.nearestRequest();
            if (open.isPresent()) {
                effects.add(new Effect.Note(open.get().reference(), "message", heard.text()));
            } else {
                OpenRequest request = request(state, situation);
                requests.add(request);
                effects.add(escalation(request));
                said.add(told(speech, request));
            }
        }
        said.removeIf(String::isBlank);
        boolean speaks = situation.replyAllowed() && !said.isEmpty();
        return new Turn(
                after(state, List.copyOf(requests)),
                speaks ? Texts.joined(said, heard.channel()) : List.of(),
                List.copyOf(effects),
                decision(state));
    }

    private OpenRequest request(State state, Situation situation) {
        Optional<Script> topic =
                state.topic().flatMap(scripts::script).filter(script -> script.kind() == Script.Kind.TOPIC);
        Optional<Instant> promise = Optional.ofNullable(situation.promises().get(PRIORITY))
                .filter(moment -> moment.isAfter(situation.now()))
                .map(moment -> moment.truncatedTo(ChronoUnit.MILLIS));
        String reference = situation.references().stream()
                .findFirst()
                .orElseGet(() -> Long.toString(situation.now().toEpochMilli(), Character.MAX_RADIX));
        return new OpenRequest(
                reference,
                topic.map(Script::id).orElse(HandOver.PERSON),
                topic.map(Script::queue).orElse(Queue.SOCIAL),
                PRIORITY,
                false,
                promise,
                false);
    }

    private static Effect escalation(OpenRequest request) {
        return new Effect.Escalate(
                request.reference(),
                Optional.of(request.intent()),
                request.queue(),
                request.urgent(),
                request.priority(),
                request.promise(),
                request.restricted());
    }

    private static String told(Speech speech, OpenRequest request) {
        return request.promise()
                .map(moment -> speech.line(
                        "opened", Map.of("reference", request.reference(), "promise", speech.before(moment))))
                .orElseGet(() -> speech.line("opened.untimed", Map.of("reference", request.reference())));
    }

    /** What was asked may still be answered; what was said a moment ago is not to be joined with what failed. */
    private static State after(State state, List<OpenRequest> requests) {
        return new State(
                state.heldByPerson(),
                state.introduced(),
                state.optedOut(),
                state.language(),
                state.topic(),
                state.pending(),
                requests,
                state.later(),
                state.misunderstood(),
                Optional.empty(),
                state.known(),
                state.announced());
    }

    private static Decision decision(State state) {
        return new Decision(
                Decision.Outcome.RESCUED,
                state.topic(),
                "",
                0,
                "",
                0,
                Optional.empty(),
                0,
                state.language().orElse(Language.FR),
                Danger.Level.NONE);
    }
}
