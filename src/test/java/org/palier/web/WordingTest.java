package org.palier.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
