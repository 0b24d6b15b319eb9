package org.palier.intents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Answers that differ by landlord and commune: what is read, what is refused, and who gets which. */
class VariantsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    private static final String HEAD = """
            id: lift
            title: Ascenseur
            examples: {fr: [ascenseur en panne]}
            answer:
              fr:
            """;

    private static ScriptFolder folder(String variants) {
        String text = HEAD + variants.indent(4);
        return ScriptFolder.of(Map.of("lift.yaml", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> errors(String variants) {
        return folder(variants).problems().stream()
                .filter(Problem::isError)
                .map(Problem::toString)
                .toList();
    }

    private static final String ALL = """
            - for: {landlord: demo, commune: Saint-Gaudens}
              sms: Guichet de Saint-Gaudens.
            - for: {landlord: demo}
              until: 2026-12-31
              sms: Demo en 2026.
            - for: {commune: "Toulouse"}
              sms: Toulouse.
            - sms: Tous.
            """;

    private static String given(String landlord, String commune, LocalDate day) {
        Place place = new Place(landlord, Optional.of(commune).filter(name -> !name.isEmpty()));
        return folder(ALL)
                .scripts()
                .script("lift")
                .orElseThrow()
                .answer(Language.FR, day, false, place)
                .sms();
    }

    @Test
    void the_first_variant_that_names_the_tenant_is_given_and_the_common_text_to_everybody_else() {
        assertThat(given("demo", "", DAY)).isEqualTo("Demo en 2026.");
        assertThat(given("demo", "st gaudens", DAY)).isEqualTo("Guichet de Saint-Gaudens.");
        assertThat(given("demo", "Saint-Gaudens", DAY.plusYears(1))).isEqualTo("Guichet de Saint-Gaudens.");
        assertThat(given("demo", "", DAY.plusYears(1))).isEqualTo("Tous.");
        assertThat(given("autre", "toulouse", DAY)).isEqualTo("Toulouse.");
        assertThat(given("autre", "Blagnac", DAY)).isEqualTo("Tous.");
        assertThat(given("", "", DAY)).isEqualTo("Tous.");
    }

    @Test
    void what_is_written_reads_back_as_the_same_script() {
        Script script = folder(ALL).scripts().script("lift").orElseThrow();

        byte[] bytes = ScriptWriter.write(script).getBytes(StandardCharsets.UTF_8);

        assertThat(ScriptFolder.of(Map.of("lift.yaml", bytes)).scripts().script("lift"))
                .contains(script);
    }

    @Test
    void another_audience_is_another_revision() {
        String other = folder(ALL.replace("landlord: demo}", "landlord: autre}"))
                .scripts()
                .revision();

        assertThat(folder(ALL).scripts().revision()).isNotEqualTo(other);
    }

    @Test
    void a_list_without_a_common_text_is_refused() {
        assertThat(errors("- for: {landlord: demo}\n  sms: Demo."))
                .containsExactly("lift.yaml:6:5: error: 'answer.fr' has no answer for tenants that no variant names; "
                        + "end the list with a variant without conditions");
    }

    @Test
    void a_doubled_variant_is_refused_with_the_line_of_the_first() {
        assertThat(errors("""
                        - for: {commune: Saint-Gaudens}
                          sms: Un.
                        - for: {commune: st gaudens}
                          sms: Deux.
                        - sms: Tous.
                        """))
                .containsExactly("lift.yaml:8:7: error: this variant is for the same tenants and days as the one on "
                        + "line 6; keep one of them");
    }

    @Test
    void a_variant_below_a_wider_one_is_refused() {
        assertThat(errors("- sms: Tous.\n- for: {landlord: demo}\n  sms: Demo."))
                .containsExactly("lift.yaml:7:7: error: this variant is never given: those above it fit on all its "
                        + "days and for all its tenants; move it up, or remove it");
        assertThat(errors("""
                        - for: {landlord: demo}
                          sms: Un.
                        - for: {landlord: demo, commune: Toulouse}
                          sms: Deux.
                        - sms: Tous.
                        """))
                .singleElement()
                .asString()
                .startsWith("lift.yaml:8:7: error: this variant is never given");
    }

    @Test
    void whom_a_variant_is_for_is_read_strictly() {
        assertThat(errors("- for: {landord: demo}\n  sms: Demo.\n- sms: Tous."))
                .first()
                .asString()
                .startsWith("lift.yaml:6:13: error: unknown key \"landord\" in 'answer.fr[1].for'; "
                        + "did you mean 'landlord'?");
        assertThat(errors("- for: {landlord: Habitat Demo}\n  sms: Demo.\n- sms: Tous."))
                .first()
                .asString()
                .startsWith("lift.yaml:6:23: error: \"Habitat Demo\" is not the short name of a landlord");
        assertThat(errors("- for: {}\n  sms: Demo.\n- sms: Tous."))
                .first()
                .asString()
                .startsWith("lift.yaml:6:12: error: 'answer.fr[1].for' names nobody");
        assertThat(errors("- for: demo\n  sms: Demo.\n- sms: Tous.")).isNotEmpty();
    }
}
