package org.palier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.intents.LinearMatcher;
import org.palier.intents.Scripts;
import org.palier.intents.Utterance;

final class ExplainedTest {
    private static Scripts scripts;
    private static LinearMatcher matcher;

    @BeforeAll
    static void learn(@TempDir Path folder) throws IOException {
        script(folder, "lift", "l'ascenseur est en panne", "ascenseur bloqué au 3e", "pas d'ascenseur depuis lundi");
        script(folder, "rent", "je ne peux pas payer mon loyer", "payer le loyer plus tard", "mon loyer en retard");
        scripts = Scripts.load(folder);
        matcher = LinearMatcher.of(scripts);
    }

    private static void script(Path folder, String id, String... examples) throws IOException {
        Files.writeString(folder.resolve(id + ".yaml"), """
                id: %s
                title: Titre %s
                examples:
                  fr: ["%s"]
                answer:
                  fr: {sms: "Bien."}
                """.formatted(id, id, String.join("\", \"", examples)));
    }

    private static String told(String text) {
        StringWriter told = new StringWriter();
        new Explained(matcher.explain(Utterance.of(text)), scripts, new PrintWriter(told)).print();
        return told.toString();
    }

    @Test
    void tells_what_speaks_for_the_topic_and_against_the_second() {
        assertThat(told("l'ascenseur est bloqué"))
                .contains("Langue : français.", "Lu : « ascenseur est bloque »", "Danger : aucun signe suffisant")
                .containsPattern("Sujet : « Titre lift » \\(lift\\), confiance \\d+ %")
                .containsPattern("mots : .*ascenseur \\+\\d,\\d\\d")
                .containsPattern("Exemple le plus proche \\(\\d+ % en commun\\) : « ascenseur bloqué au 3e »")
                .containsPattern("mots en commun : .*bloque")
                .containsPattern("En second : « Titre rent » \\(rent\\), confiance \\d+ %")
                .containsPattern("contre lui : .*ascenseur \\(\\d,\\d\\d\\)");
    }

    @Test
    void tells_a_word_once_that_counts_as_word_and_by_its_sound() {
        String against = told("l'ascenseur est bloqué")
                .lines()
                .filter(line -> line.contains("contre lui"))
                .findFirst()
                .orElseThrow();

        assertThat(against).containsOnlyOnce("ascenseur (");
    }

    @Test
    void tells_that_nothing_was_said() {
        assertThat(told("..."))
                .contains("Lu : aucun mot.", "Exemple le plus proche : aucun.")
                .doesNotContain("Sujet");
    }
}
