package org.palier.intents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpellingTest {
    private final Spelling spelling = Spelling.of(
            List.of("le chauffage est en panne", "plus de chauffage, le radiateur est en panne", "mon pannier"));

    @ParameterizedTest
    @ValueSource(strings = {"chaufage", "chauffagge", "chauffsge", "chuaffage", "hauffage", "chauffag", "cuauffage"})
    void a_word_one_slip_away_from_a_known_one_is_put_right(String typed) {
        assertThat(spelling.repaired(typed)).hasValue("chauffage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chauffage", "pannier", "est", "chofage", "xyzzy", "ets", "cha1ffage", ""})
    void known_short_and_distant_words_stay(String typed) {
        assertThat(spelling.repaired(typed)).isEmpty();
    }

    @Test
    void a_word_written_once_puts_no_other_right() {
        assertThat(spelling.repaired("radiateu")).isEmpty();
        assertThat(spelling.repaired("panier")).isEmpty();
    }

    @Test
    void the_word_that_sounds_the_same_goes_before_the_more_frequent() {
        Spelling taught = Spelling.of(List.of("loyal loyal loyal", "loyer loyer"));

        assertThat(taught.repaired("loyar")).hasValue("loyal");
        assertThat(taught.repaired("loyez")).hasValue("loyer");
    }

    @Test
    void knows_nothing_of_no_texts() {
        assertThat(Spelling.of(List.of()).repaired("chauffage")).isEmpty();
    }
}
