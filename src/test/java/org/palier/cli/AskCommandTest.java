package org.palier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AskCommandTest {
    @Test
    void tells_an_admin_in_french_why_a_danger_was_seen_and_what_is_answered() {
        Called called = Called.with("ask", "sa sen le gaz dans lescalié", "--explain");

        assertThat(called.code()).as(called.err()).isZero();
        assertThat(called.out())
                .contains("Langue : français.", "Danger : certain", "« Odeur de gaz » (gas-smell)")
                .containsPattern("ce qui alerte : .*gaz \\(\\d,\\d\\d\\)")
                .contains("Sujet : « Odeur de gaz » (gas-smell), confiance", "(le danger passe avant)")
                .containsPattern("mots : .*gaz \\+\\d,\\d\\d")
                .contains("idée « gas », lue dans « gaz »")
                .containsPattern("Exemple le plus proche \\(\\d+ % en commun\\) : « .*gaz")
                .containsPattern("En second : « .+ » \\([a-z-]+\\), confiance \\d+ %")
                .containsPattern("contre lui : .*\\(\\d,\\d\\d\\)")
                .containsPattern("> Sortez tout de suite")
                .contains("SMS, GSM_7");
    }

    @Test
    void a_language_that_palier_does_not_know_is_refused() {
        Called called = Called.with("ask", "gas", "--lang", "xx");

        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).contains("--lang xx is not a language of Palier: fr, en, es, pt, ar, oc or ca.");
    }
}
