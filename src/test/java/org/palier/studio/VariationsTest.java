package org.palier.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.intents.Answer;
import org.palier.intents.Audience;
import org.palier.intents.Language;
import org.palier.intents.Script;
import org.palier.intents.ScriptFile;
import org.palier.intents.ScriptFolder;
import org.palier.intents.ScriptWriter;
import org.palier.intents.Scripts;
import org.palier.landlords.Landlord;
import org.palier.landlords.LandlordFile;

/** What the editor makes of variants, and who gets which. */
class VariationsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final Scripts SCRIPTS = ScriptFolder.of(SmallStudio.files()).scripts();
    private static final Script HEATING = SCRIPTS.script("heating").orElseThrow();
    private static final Audience DEMO = new Audience(Optional.of("habitat-demo"), Optional.empty());
    private static final Audience MURET = new Audience(Optional.of("habitat-demo"), Optional.of("Muret"));
    private static final Audience NOWHERE = new Audience(Optional.empty(), Optional.of("Brest"));

    private static List<Audience> audiences(Script script) {
        return script.answers().getOrDefault(Language.FR, List.of()).stream()
                .map(Answer::audience)
                .toList();
    }

    private static Script varied(Audience... audiences) {
        Script script = HEATING;
        for (Audience audience : audiences) {
            script = Variations.forSome(script, Language.FR, audience, DAY);
        }
        return script;
    }

    @Test
    void the_narrower_stands_above_the_wider_whatever_the_order_in_which_they_were_added() {
        assertThat(audiences(varied(DEMO, NOWHERE, MURET))).containsExactly(MURET, DEMO, NOWHERE, Audience.EVERYBODY);
        assertThat(audiences(varied(MURET, NOWHERE, DEMO))).containsExactly(MURET, DEMO, NOWHERE, Audience.EVERYBODY);
    }

    @Test
    void what_the_editor_makes_has_no_error() {
        String file = ScriptWriter.write(varied(DEMO, NOWHERE, MURET));

        assertThat(ScriptFile.read("heating.yaml", file, SCRIPTS).isSound()).isTrue();
    }

    @Test
    void a_second_one_for_the_same_tenants_is_not_added_nor_one_for_nobody() {
        assertThat(varied(DEMO, DEMO)).isEqualTo(varied(DEMO));
        assertThat(varied(Audience.EVERYBODY)).isEqualTo(HEATING);
    }

    @Test
    void one_is_taken_away_but_never_the_last() {
        assertThat(Variations.without(varied(DEMO), "fr.0")).isEqualTo(HEATING);
        assertThat(Variations.without(HEATING, "fr.0")).isEqualTo(HEATING);
        assertThat(Variations.without(HEATING, "fr.7")).isEqualTo(HEATING);
    }

    @Test
    void who_gets_what_shows_holes_and_texts_that_nobody_gets() throws Exception {
        Landlord demo = LandlordFile.read("example.yaml", LandlordFile.example());
        Script script = varied(DEMO, NOWHERE);
        Script both = script.withAnswers(Map.of(
                Language.FR,
                script.answers().getOrDefault(Language.FR, List.of()),
                Language.EN,
                HEATING.answers().getOrDefault(Language.FR, List.of())));

        List<Coverage> rows = Coverage.of(both, List.of(demo), DAY);

        assertThat(rows).extracting(Coverage::audience).containsExactly(DEMO, NOWHERE, Audience.EVERYBODY);
        assertThat(rows.get(0).cells())
                .containsEntry(Language.FR, Coverage.Cell.OWN)
                .containsEntry(Language.EN, Coverage.Cell.HOLE)
                .containsEntry(Language.ES, Coverage.Cell.FRENCH);
        assertThat(rows).extracting(Coverage::known).containsExactly(true, false, true);
        assertThat(rows.get(2).hasHole()).isFalse();
        assertThat(Coverage.of(HEATING, List.of(demo), DAY)).isEmpty();
    }
}
