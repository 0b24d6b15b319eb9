package org.palier.intents.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.bench.EnglishModel;
import org.palier.intents.LinearMatcher;
import org.palier.intents.Matcher;
import org.palier.intents.MatcherSettings;
import org.palier.intents.Scripts;
import org.palier.intents.Utterance;

final class OnnxEmbedderTest {
    @TempDir
    static Path folder;

    private static OnnxEmbedder embedder;

    @BeforeAll
    static void load() throws IOException, UnusableModelException {
        embedder = OnnxEmbedder.load(EnglishModel.laidInto(folder.resolve("model")));
    }

    @AfterAll
    static void close() {
        embedder.close();
    }

    private static double cosine(String one, String other) {
        float[] a = embedder.vector(one);
        float[] b = embedder.vector(other);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Test
    void sentences_that_mean_the_same_are_near_without_a_common_word() {
        assertThat(embedder.size()).isEqualTo(384);
        assertThat(cosine("the lift is broken", "the lift is broken")).isCloseTo(1, within(1e-5));
        assertThat(cosine("the lift is broken", "our elevator stopped working"))
                .isGreaterThan(cosine("the lift is broken", "my rent is too high") + 0.2);
    }

    @Test
    void any_text_has_a_vector() {
        for (String text : List.of("", " ", "\ud83d", "ليس عندي تدفئة", "a".repeat(5_000), "word ".repeat(2_000))) {
            assertThat(embedder.vector(text)).hasSize(384).doesNotContain(Float.NaN);
        }
    }

    @Test
    void a_matcher_with_it_understands_what_shares_no_word_with_the_examples() throws IOException {
        script("lift", "the lift is broken", "the lift is out of order", "no lift since Monday");
        script("heating", "the radiators are cold", "no heating since Monday", "the boiler is out of order");
        script("noise", "my neighbour shouts at night", "loud music next door", "they have parties until dawn");
        Scripts scripts = Scripts.load(folder.resolve("scripts"));
        Matcher by = LinearMatcher.of(scripts, MatcherSettings.DEFAULT, Optional.of(embedder));
        Matcher without = LinearMatcher.of(scripts, MatcherSettings.DEFAULT);

        assertThat(topic(by, "they woke us up again, so loud")).isEqualTo("noise");
        assertThat(topic(by, "we are freezing, nothing warms up")).isEqualTo("heating");
        assertThat(confidence(by, "we are freezing, nothing warms up"))
                .isNotEqualTo(confidence(without, "we are freezing, nothing warms up"));
    }

    private static String topic(Matcher matcher, String text) {
        return matcher.match(Utterance.of(text)).best().orElseThrow().intent();
    }

    private static double confidence(Matcher matcher, String text) {
        return matcher.match(Utterance.of(text)).best().orElseThrow().confidence();
    }

    private static void script(String id, String... examples) throws IOException {
        Path scripts = Files.createDirectories(folder.resolve("scripts"));
        Files.writeString(scripts.resolve(id + ".yaml"), """
                id: %s
                title: %s
                examples:
                  fr: ["%s"]
                answer:
                  fr: {sms: "Bien."}
                """.formatted(id, id, String.join("\", \"", examples)));
    }

    @Test
    void a_folder_without_a_model_is_refused_with_what_to_do() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThatThrownBy(() -> OnnxEmbedder.load(empty))
                .isInstanceOf(UnusableModelException.class)
                .hasMessageContaining("lay a sentence model there, with its tokenizer.json");

        Files.writeString(empty.resolve("model.onnx"), "not a model");
        Files.copy(folder.resolve("model/tokenizer.json"), empty.resolve("tokenizer.json"));
        assertThatThrownBy(() -> OnnxEmbedder.load(empty)).hasMessageContaining("is not a sentence model");
    }
}
