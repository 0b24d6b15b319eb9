package org.palier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AskCommandTest {
    @Test
    void shows_the_answer_and_its_segments() {
        Called called = Called.with("ask", "plus de chauffage depuis lundi");

        assertThat(called.code()).as(called.err()).isZero();
        assertThat(called.out()).contains("> ", "SMS, GSM_7").doesNotContain("Langue :");
    }

    @Test
    void tells_an_admin_in_french_why_a_danger_was_seen() {
        String told =
                Called.with("ask", "sa sen le gaz dans lescalié", "--explain").out();

        assertThat(told)
                .contains("Langue : français.", "Danger : certain", "« Odeur de gaz » (gas-smell)")
                .containsPattern("ce qui alerte : .*gaz \\(\\d,\\d\\d\\)")
                .contains("Sujet : « Odeur de gaz » (gas-smell), confiance", "(le danger passe avant)")
                .containsPattern("mots : .*gaz \\+\\d,\\d\\d")
                .contains("idée « gas », lue dans « gaz »")
                .containsPattern("Exemple le plus proche \\(\\d+ % en commun\\) : « .*gaz")
                .containsPattern("En second : « .+ » \\([a-z-]+\\), confiance \\d+ %")
                .containsPattern("contre lui : .*\\(\\d,\\d\\d\\)");
    }

    @Test
    void explains_a_message_that_says_nothing() {
        Called called = Called.with("ask", "...", "--explain");

        assertThat(called.code()).isZero();
        assertThat(called.out()).contains("Lu : aucun mot.", "Exemple le plus proche : aucun.");
    }

    @Test
    void answers_in_the_language_of_the_conversation() {
        assertThat(Called.with("ask", "gas", "--lang", "en").out()).containsIgnoringCase("get out now");
        assertThat(Called.with("ask", "gas", "--lang", "xx").err()).contains("--lang xx is not a language of Palier");
    }
}
