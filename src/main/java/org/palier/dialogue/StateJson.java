package org.palier.dialogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.palier.intents.Language;
import org.palier.intents.Queue;

/** A state as one short line of JSON. What is empty is not written; fields that are not known are passed over. */
public final class StateJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private StateJson() {}

    public static String write(State state) {
        ObjectNode json = JSON.objectNode();
        flag(json, "held", state.heldByPerson());
        flag(json, "introduced", state.introduced());
        flag(json, "optedOut", state.optedOut());
        state.language().ifPresent(language -> json.put("language", language.code()));
        state.topic().ifPresent(topic -> json.put("topic", topic));
        if (state.misunderstood() > 0) {
            json.put("misunderstood", state.misunderstood());
        }
        texts(json, "later", state.later());
        if (!(state.pending() instanceof Pending.Nothing)) {
            json.set("pending", pending(state.pending()));
        }
        if (!state.requests().isEmpty()) {
            ArrayNode requests = json.putArray("requests");
            state.requests().forEach(request -> requests.add(request(request)));
        }
        state.burst().ifPresent(burst -> json.set("burst", burst(burst)));
        if (!state.known().isEmpty()) {
            ObjectNode known = json.putObject("known");
            new TreeMap<>(state.known()).forEach(known::put);
        }
        if (!state.announced().isEmpty()) {
            ArrayNode announced = json.putArray("announced");
            new TreeSet<>(state.announced()).forEach(announced::add);
        }
        return json.toString();
    }

    /**
     * The state of a line that {@link #write} gave, of this version or an earlier one.
     *
     * @throws IllegalArgumentException if the text is not the JSON of a state
     */
    public static State read(String text) {
        JsonNode json;
        try {
            json = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the stored state is not JSON", e);
        }
        if (!json.isObject()) {
            throw new IllegalArgumentException("the stored state is not a JSON object");
        }
        List<OpenRequest> requests = new ArrayList<>();
        json.path("requests").forEach(request -> requests.add(request(request)));
        return new State(
                json.path("held").asBoolean(),
                json.path("introduced").asBoolean(),
                json.path("optedOut").asBoolean(),
                Language.ofCode(json.path("language").asText()),
                text(json, "topic"),
                pending(json.path("pending")),
                List.copyOf(requests),
                texts(json.path("later")),
                json.path("misunderstood").asInt(),
                burst(json.path("burst")),
                known(json.path("known")),
                numbers(json.path("announced")));
    }

    private static Set<Long> numbers(JsonNode json) {
        Set<Long> numbers = new HashSet<>();
        json.forEach(number -> numbers.add(number.asLong()));
        return Set.copyOf(numbers);
    }

    private static ObjectNode request(OpenRequest request) {
        ObjectNode json = JSON.objectNode();
        json.put("reference", request.reference());
        json.put("intent", request.intent());
        json.put("queue", request.queue().id());
        json.put("priority", request.priority());
        flag(json, "urgent", request.urgent());
        request.promise().ifPresent(promise -> json.put("promise", promise.toEpochMilli()));
        flag(json, "restricted", request.restricted());
        return json;
    }

    private static OpenRequest request(JsonNode json) {
        JsonNode promise = json.path("promise");
        return new OpenRequest(
                json.path("reference").asText(),
                json.path("intent").asText(),
                queue(json.path("queue").asText()),
                json.path("priority").asInt(),
                json.path("urgent").asBoolean(),
                promise.isNumber() ? Optional.of(Instant.ofEpochMilli(promise.asLong())) : Optional.empty(),
                json.path("restricted").asBoolean());
    }

    private static Queue queue(String id) {
        for (Queue queue : Queue.values()) {
            if (queue.id().equals(id)) {
                return queue;
            }
        }
        return Queue.ADMINISTRATIF;
    }

    private static ObjectNode pending(Pending pending) {
        ObjectNode json = JSON.objectNode();
        if (pending instanceof Pending.Offer offer) {
            json.put("is", "offer").put("intent", offer.intent());
            texts(json, "choices", offer.choices());
        } else if (pending instanceof Pending.Ask ask) {
            json.put("is", "ask").put("reference", ask.reference()).put("intent", ask.intent());
            texts(json, "asks", ask.asks());
        } else if (pending instanceof Pending.Choice choice) {
            json.put("is", choice.kind().name().toLowerCase(Locale.ROOT));
            texts(json, "options", choice.options());
        } else if (pending instanceof Pending.Check check) {
            json.put("is", "check").put("reference", check.reference()).put("intent", check.intent());
            check.before().ifPresent(ask -> json.set("before", pending(ask)));
        } else if (pending instanceof Pending.Safe safe) {
            json.put("is", "safe").put("reference", safe.reference()).put("intent", safe.intent());
            flag(json, "told", safe.told());
        } else if (pending instanceof Pending.Survey survey) {
            json.put("is", "survey").put("reference", survey.reference());
            json.put("asked", survey.asked().toEpochMilli());
        }
        return json;
    }

    private static Pending pending(JsonNode json) {
        String intent = json.path("intent").asText();
        String reference = json.path("reference").asText();
        return switch (json.path("is").asText()) {
            case "offer" -> new Pending.Offer(intent, texts(json.path("choices")));
            case "ask" ->
                json.path("asks").isEmpty()
                        ? Pending.NOTHING
                        : new Pending.Ask(reference, intent, texts(json.path("asks")));
            case "clarification" -> new Pending.Choice(Pending.Choice.Kind.CLARIFICATION, texts(json.path("options")));
            case "menu" -> new Pending.Choice(Pending.Choice.Kind.MENU, texts(json.path("options")));
            case "more" -> new Pending.Choice(Pending.Choice.Kind.MORE, texts(json.path("options")));
            case "check" ->
                new Pending.Check(
                        reference,
                        intent,
                        pending(json.path("before")) instanceof Pending.Ask ask ? Optional.of(ask) : Optional.empty());
            case "safe" -> new Pending.Safe(reference, intent, json.path("told").asBoolean());
            case "survey" ->
                new Pending.Survey(
                        reference, Instant.ofEpochMilli(json.path("asked").asLong()));
            default -> Pending.NOTHING;
        };
    }

    private static ObjectNode burst(Burst burst) {
        ObjectNode json = JSON.objectNode();
        json.put("started", burst.started().toEpochMilli());
        json.put("last", burst.last().toEpochMilli());
        json.put("words", burst.words());
        texts(json, "told", burst.told().stream().sorted().toList());
        return json;
    }

    private static Optional<Burst> burst(JsonNode json) {
        return json.isObject()
                ? Optional.of(new Burst(
                        Instant.ofEpochMilli(json.path("started").asLong()),
                        Instant.ofEpochMilli(json.path("last").asLong()),
                        json.path("words").asText(),
                        new HashSet<>(texts(json.path("told")))))
                : Optional.empty();
    }

    private static Map<String, String> known(JsonNode json) {
        Map<String, String> known = new TreeMap<>();
        json.properties()
                .forEach(answer -> known.put(answer.getKey(), answer.getValue().asText()));
        return Map.copyOf(known);
    }

    private static void flag(ObjectNode json, String name, boolean value) {
        if (value) {
            json.put(name, true);
        }
    }

    private static void texts(ObjectNode json, String name, Collection<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode array = json.putArray(name);
            texts.forEach(array::add);
        }
    }

    private static List<String> texts(JsonNode json) {
        List<String> texts = new ArrayList<>();
        json.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }

    private static Optional<String> text(JsonNode json, String name) {
        return json.path(name).isTextual() ? Optional.of(json.path(name).asText()) : Optional.empty();
    }
}
