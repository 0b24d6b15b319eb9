package org.palier.dialogue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.palier.intents.Language;
import org.palier.intents.Queue;

/** A state as one short line of JSON. What is empty is not written; fields that are not known are passed over. */
public final class StateJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonFactory FACTORY = MAPPER.getFactory();

    private StateJson() {}

    public static String write(State state) {
        StringWriter written = new StringWriter(160);
        try (JsonGenerator json = FACTORY.createGenerator(written)) {
            json.writeStartObject();
            flag(json, "held", state.heldByPerson());
            flag(json, "introduced", state.introduced());
            flag(json, "optedOut", state.optedOut());
            if (state.language().isPresent()) {
                json.writeStringField("language", state.language().get().code());
            }
            if (state.topic().isPresent()) {
                json.writeStringField("topic", state.topic().get());
            }
            if (state.misunderstood() > 0) {
                json.writeNumberField("misunderstood", state.misunderstood());
            }
            texts(json, "later", state.later());
            pending(json, state.pending());
            if (!state.requests().isEmpty()) {
                json.writeArrayFieldStart("requests");
                for (OpenRequest request : state.requests()) {
                    request(json, request);
                }
                json.writeEndArray();
            }
            if (state.burst().isPresent()) {
                burst(json, state.burst().get());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written.toString();
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
        } catch (IOException e) {
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
                burst(json.path("burst")));
    }

    private static void request(JsonGenerator json, OpenRequest request) throws IOException {
        json.writeStartObject();
        json.writeStringField("reference", request.reference());
        json.writeStringField("intent", request.intent());
        json.writeStringField("queue", request.queue().id());
        json.writeNumberField("priority", request.priority());
        flag(json, "urgent", request.urgent());
        if (request.promise().isPresent()) {
            json.writeNumberField("promise", request.promise().get().toEpochMilli());
        }
        flag(json, "restricted", request.restricted());
        json.writeEndObject();
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

    private static void pending(JsonGenerator json, Pending pending) throws IOException {
        if (pending instanceof Pending.Nothing) {
            return;
        }
        json.writeObjectFieldStart("pending");
        if (pending instanceof Pending.Offer offer) {
            json.writeStringField("is", "offer");
            json.writeStringField("intent", offer.intent());
            texts(json, "choices", offer.choices());
        } else if (pending instanceof Pending.Ask ask) {
            json.writeStringField("is", "ask");
            json.writeStringField("reference", ask.reference());
            json.writeStringField("intent", ask.intent());
            texts(json, "asks", ask.asks());
        } else if (pending instanceof Pending.Choice choice) {
            json.writeStringField("is", choice.kind().name().toLowerCase(Locale.ROOT));
            texts(json, "options", choice.options());
        } else if (pending instanceof Pending.Check check) {
            json.writeStringField("is", "check");
            json.writeStringField("reference", check.reference());
            json.writeStringField("intent", check.intent());
        } else if (pending instanceof Pending.Safe safe) {
            json.writeStringField("is", "safe");
            json.writeStringField("reference", safe.reference());
            json.writeStringField("intent", safe.intent());
            flag(json, "told", safe.told());
        }
        json.writeEndObject();
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
            case "check" -> new Pending.Check(reference, intent);
            case "safe" -> new Pending.Safe(reference, intent, json.path("told").asBoolean());
            default -> Pending.NOTHING;
        };
    }

    private static void burst(JsonGenerator json, Burst burst) throws IOException {
        json.writeObjectFieldStart("burst");
        json.writeNumberField("started", burst.started().toEpochMilli());
        json.writeNumberField("last", burst.last().toEpochMilli());
        json.writeStringField("words", burst.words());
        texts(json, "told", burst.told().stream().sorted().toList());
        json.writeEndObject();
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

    private static void flag(JsonGenerator json, String name, boolean value) throws IOException {
        if (value) {
            json.writeBooleanField(name, true);
        }
    }

    private static void texts(JsonGenerator json, String name, Collection<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (String text : texts) {
                json.writeString(text);
            }
            json.writeEndArray();
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
