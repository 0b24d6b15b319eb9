package org.palier.intents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguageModelTest {
    private static Language of(String text, Optional<Language> current) {
        return ShippedScripts.MATCHER
                .read(new Utterance(text, Channel.SMS, current, Optional.empty()))
                .language();
    }

    private static Language of(String text) {
        return of(text, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"fr, FR", "en, EN", "es, ES", "pt, PT", "ar, AR", "arabizi, AR", "oc, OC", "ca, CA"})
    void tells_the_language_of_short_sentences(String group, Language language) throws IOException {
        List<String> sentences = Files.readAllLines(Path.of("src/test/resources/intents/languages.txt")).stream()
                .filter(line -> line.startsWith(group + ": "))
                .map(line -> line.substring(group.length() + 2))
                .toList();

        assertThat(sentences)
                .hasSizeGreaterThanOrEqualTo(15)
                .allSatisfy(sentence -> assertThat(of(sentence)).isEqualTo(language));
    }

    @Test
    void reads_a_mixture_in_the_language_that_carries_it() {
        assertThat(of("salam le chauffage khasser mn lbareh w ana mrida")).isEqualTo(Language.AR);
        assertThat(of("hello je n'ai plus de chauffage depuis lundi")).isEqualTo(Language.FR);
        assertThat(of("hola la calefacción no va, c'est urgent, tengo niños")).isEqualTo(Language.ES);
        assertThat(of("مرحبا RIB svp ما وصلني")).isEqualTo(Language.AR);
    }

    @Test
    void one_word_does_not_change_the_language_of_a_conversation() {
        assertThat(of("ok", Optional.of(Language.ES))).isEqualTo(Language.ES);
        assertThat(of("gas", Optional.of(Language.EN))).isEqualTo(Language.EN);
        assertThat(of("thanks", Optional.of(Language.FR))).isEqualTo(Language.FR);
    }

    @Test
    void a_sentence_does() {
        assertThat(of("je préfère écrire en français", Optional.of(Language.EN)))
                .isEqualTo(Language.FR);
        assertThat(of("no tengo calefaccion", Optional.of(Language.FR))).isEqualTo(Language.ES);
    }
}
