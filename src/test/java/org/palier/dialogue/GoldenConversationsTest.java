package org.palier.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.palier.intents.Answer;
import org.palier.intents.Language;
import org.palier.intents.LinearMatcher;
import org.palier.intents.Matcher;
import org.palier.intents.Script;
import org.palier.intents.Scripts;
import org.palier.intents.Utterance;

/** Replays the conversations of {@code golden/*.txt} against the shipped scripts, as a tenant would have had them. */
class GoldenConversationsTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
    private static final Set<String> NONSENSE = ConcurrentHashMap.newKeySet();
    private static Scripts scripts;
    private static Matcher matcher;

    @BeforeAll
    static void train_on_the_shipped_scripts() throws IOException {
        scripts = Scripts.load(Path.of("intents"));
        matcher = deaf(LinearMatcher.of(scripts));
    }

    /** What a conversation calls nonsense stays so, however the matcher learns. */
    private static Matcher deaf(Matcher matcher) {
        return utterance -> {
            String text = utterance.text();
            for (String words : NONSENSE) {
                text = text.replace(words, " ");
            }
            return text.isBlank()
                    ? Hearing.NOTHING
                    : matcher.match(
                            new Utterance(text, utterance.channel(), utterance.language(), utterance.lastIntent()));
        };
    }

    static List<GoldenConversation> conversations() throws IOException {
        List<GoldenConversation> read = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                read.add(GoldenConversation.read(file));
            }
        }
        return read;
    }

    @Test
    void there_are_at_least_sixty() throws IOException {
        assertThat(conversations()).hasSizeGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void a_conversation_goes_as_written(GoldenConversation conversation) {
        State state = State.initial();
        Dialogue dialogue = with(conversation.variants());
        for (GoldenConversation.Step step : conversation.steps()) {
            if (step.event().isPresent()) {
                state = event(state, step.event().get(), step.situation());
                continue;
            }
            if (step.nonsense()) {
                NONSENSE.add(step.heard().text());
            }
            Turn turn = dialogue.next(StateJson.read(StateJson.write(state)), step.heard(), step.situation());
            List<String> missed = missed(step, turn);
            assertThat(missed)
                    .as(
                            "%s:%d \"%s\"%nsaid: %s%ndecided: %s%neffects: %s",
                            conversation.name(),
                            step.line(),
                            step.heard().text(),
                            turn.say(),
                            turn.decision(),
                            turn.effects())
                    .isEmpty();
            state = turn.state();
        }
    }

    /** The line where some scripts say something else to some tenants. */
    private static Dialogue with(List<GoldenConversation.Variant> variants) {
        Map<String, Script> all = new TreeMap<>();
        scripts.all().forEach(script -> all.put(script.id(), script));
        for (GoldenConversation.Variant variant : variants) {
            Script script = Objects.requireNonNull(all.get(variant.script()));
            Map<Language, List<Answer>> answers = new EnumMap<>(script.answers());
            List<Answer> french = new ArrayList<>(answers.getOrDefault(Language.FR, List.of()));
            french.add(
                    0,
                    new Answer(
                            variant.audience(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            variant.words(),
                            variant.words()));
            answers.put(Language.FR, french);
            all.put(script.id(), script.withAnswers(answers));
        }
        return new Dialogue(scripts.with(all.values()), matcher, Manners.usual());
    }

    private static List<String> missed(GoldenConversation.Step step, Turn turn) {
        String said = String.join("\n", turn.say()).toLowerCase(Locale.ROOT);
        List<String> missed = new ArrayList<>();
        for (String answer : step.answers()) {
            boolean not = answer.startsWith("!");
            for (String words : GoldenConversation.parts(not ? answer.substring(1) : answer)) {
                boolean there = words.equals("-") ? said.isEmpty() : said.contains(words.toLowerCase(Locale.ROOT));
                if (there == not) {
                    missed.add("< " + (not ? "! " : "") + words);
                }
            }
        }
        List<String> done = done(turn);
        for (String effect : step.effects()) {
            boolean not = effect.startsWith("!");
            String wanted = not ? effect.substring(1).strip() : effect;
            if (done.stream().anyMatch(one -> (one + " ").startsWith(wanted + " ")) == not) {
                missed.add("= " + effect);
            }
        }
        return missed;
    }

    private static List<String> done(Turn turn) {
        List<String> done = new ArrayList<>();
        Decision decision = turn.decision();
        done.add(decision.outcome() + decision.intent().map(id -> " " + id).orElse(""));
        done.add("language " + decision.language().code());
        for (Effect effect : turn.effects()) {
            done.add(word(effect));
        }
        return done;
    }

    private static String word(Effect effect) {
        if (effect instanceof Effect.Escalate escalate) {
            return "escalate "
                    + escalate.intent().orElse("none") + " "
                    + escalate.queue().id()
                    + " p" + escalate.priority()
                    + (escalate.urgent() ? " urgent" : "")
                    + (escalate.restricted() ? " restricted" : "");
        }
        if (effect instanceof Effect.Reprioritise reprioritise) {
            return "reprioritise p" + reprioritise.priority() + (reprioritise.urgent() ? " urgent" : "");
        }
        if (effect instanceof Effect.Renew renew) {
            return "renew " + renew.promise().atZone(Situations.PARIS).toLocalDateTime();
        }
        if (effect instanceof Effect.Note note) {
            return "note " + note.ask() + " " + note.answer();
        }
        if (effect instanceof Effect.Page page) {
            return "page " + page.intent();
        }
        if (effect instanceof Effect.Rate rate) {
            return "rate " + rate.reference() + (rate.useful() ? " useful" : " useless");
        }
        return effect instanceof Effect.OptOut ? "opt-out" : "opt-in";
    }

    private static State event(State state, String event, Situation situation) {
        if (event.startsWith("surveyed ")) {
            return state.surveyed(event.substring("surveyed ".length()), situation.now());
        }
        return switch (event) {
            case "held" -> state.held(true);
            case "released" -> state.held(false);
            case "following" -> state.following();
            default -> state.closed(event.substring("closed ".length()));
        };
    }
}
