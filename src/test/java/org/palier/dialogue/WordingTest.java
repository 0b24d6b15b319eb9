package org.palier.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
    private static final Wording AGAIN =
            Wording.of("(deja|dja) (\\w+ )?appel|\\d+ fois\\b|toujours rien\\b|y a\\b|لا شيء");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deja appele",
                "je vous ai dja tous appeles",
                "c est toujours rien",
                "12 fois",
                "ca fait 3 fois deja",
                "y a",
                "il y a",
                "انا لا شيء"
            })
    void a_way_is_found_wherever_a_word_begins(String plain) {
        assertThat(AGAIN.in(plain)).isTrue();
        assertThat(AGAIN.replacedIn(plain, "#")).contains("#");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d", "dejappel", "xdeja appele", "toujours riens", "a12 foix", "y", "bonjour"})
    void what_only_looks_like_one_is_not(String plain) {
        assertThat(AGAIN.in(plain)).isFalse();
        assertThat(AGAIN.replacedIn(plain, "#")).isEqualTo(plain);
    }

    @Test
    void a_way_that_belongs_to_the_start_is_not_found_later() {
        Wording first = Wording.of("^non\\b");

        assertThat(first.in("non merci")).isTrue();
        assertThat(first.in("ah non")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ouiiii !|oui",
                "J'ai DÉJÀ payé, 2 fois|j ai deja paye 2 fois",
                "'  ça   va?  '|ca va",
                "Noooon… ça creee|non ca cre",
                "1000 euros|1000 euros",
                "aa a|aa a",
                "'👍 ok'|ok",
                "'???'|''",
                "e\u0301t\u00e9|ete",
                "آه نعم|اه نعم"
            })
    void plain_text_has_letters_digits_and_single_spaces(String text, String plain) {
        assertThat(PlainText.of(text)).isEqualTo(plain);
    }
}
