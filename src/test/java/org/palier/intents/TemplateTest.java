package org.palier.intents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    @Test
    void names_are_filled_in() {
        Template template = Template.of("{landlord.name} : fuite de gaz, {number.gas}. {landlord.name}.");

        assertThat(template.names()).containsExactly("landlord.name", "number.gas");
        assertThat(template.render(Map.of("landlord.name", "Habitat du Lac", "number.gas", "0 800 47 33 33")))
                .isEqualTo("Habitat du Lac : fuite de gaz, 0 800 47 33 33. Habitat du Lac.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sortez. Notre site : {w}. Fermez.|Sortez. Fermez.",
                "Sortez. Voir {w}|Sortez.",
                "Voir {w}. Sortez.|Sortez.",
                "{w}|''",
                "Un {w} et {v}? Deux.|Deux.",
                "Le 0.800 {v}.5 reste. Pas {w}.|Le 0.800 valeur.5 reste.",
                "Rien.|Rien."
            })
    void a_sentence_without_its_value_is_left_out_whole(String text, String expected) {
        assertThat(Template.of(text).render(Map.of("v", "valeur"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"a { b, 2", "a } b, 2", "{x y}, 0", "{é}, 0", "{}, 0", "{a}}, 3", "{{a}, 0"})
    void a_brace_that_belongs_to_no_name_is_text_and_is_found(String text, int index) {
        Template template = Template.of(text);

        assertThat(template.stray()).hasValue(index);
        assertThat(template.render(name -> Optional.of("{" + name + "}"))).isEqualTo(text);
    }

    @Test
    void a_value_is_never_read_as_a_template() {
        assertThat(Template.of("{a}").render(Map.of("a", "{b}. {c}", "b", "no")))
                .isEqualTo("{b}. {c}");
    }
}
