package org.palier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palier.intents.Scripts;

class WordingTest {
    @Test
    void french_and_english_have_the_same_keys() {
        assertThat(Wording.ENGLISH.keys()).isEqualTo(Wording.FRENCH.keys());
    }

    @Test
    void no_text_is_empty_and_values_are_the_same_in_both() {
        for (String key : Wording.FRENCH.keys()) {
            assertThat(Wording.FRENCH.text(key)).as(key).isNotBlank();
            assertThat(Wording.ENGLISH.text(key)).as(key).isNotBlank();
            for (int i = 0; i < 5; i++) {
                assertThat(Wording.ENGLISH.text(key).contains("{" + i + "}"))
                        .as(key)
                        .isEqualTo(Wording.FRENCH.text(key).contains("{" + i + "}"));
            }
        }
    }

    @Test
    void an_adviser_reads_what_each_note_of_the_assistant_answers() throws Exception {
        Stream<String> asked = Scripts.load(Path.of("intents")).all().stream().flatMap(script -> script.ask().stream());
        Stream<String> ofItself = Stream.of("message", "danger");

        assertThat(Stream.concat(asked, ofItself).distinct())
                .allSatisfy(ask -> assertThat(Wording.FRENCH.keys()).contains("desk.ask." + ask));
    }
}
