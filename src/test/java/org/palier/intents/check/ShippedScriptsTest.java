package org.palier.intents.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palier.intents.Answer;
import org.palier.intents.Channel;
import org.palier.intents.EscalationRule;
import org.palier.intents.Language;
import org.palier.intents.Place;
import org.palier.intents.Problem;
import org.palier.intents.Queue;
import org.palier.intents.Script;
import org.palier.intents.ScriptFolder;
import org.palier.intents.Scripts;
import org.palier.intents.Segments;
import org.palier.intents.Template;

/** The folder that comes with Palier: what no rule of the check may find, and what only these scripts must hold. */
class ShippedScriptsTest {
    private static final Path INTENTS = Path.of("intents");
    private static final LocalDate WRITTEN = LocalDate.of(2026, 11, 24);

    /** The 44 intents of the taxonomy. */
    private static final List<String> TOPICS = List.of(
            "gas-smell",
            "fire-smoke",
            "carbon-monoxide",
            "medical-emergency",
            "suicide-risk",
            "domestic-violence",
            "assault-threat",
            "child-danger",
            "vulnerable-abuse",
            "homeless-tonight",
            "electric-danger",
            "lift-trapped",
            "rent-difficulty",
            "rent-deferral",
            "rent-instalments",
            "arrears-plan",
            "fsl",
            "guarantees",
            "employee-aid",
            "apl-caf",
            "eviction-procedure",
            "energy-bills",
            "food-aid",
            "groceries",
            "meal-delivery",
            "loneliness",
            "friendly-calls",
            "dependency",
            "family-carer",
            "carer-housing",
            "resident-solidarity",
            "association-support",
            "crisis-info",
            "water-leak",
            "heating-hot-water",
            "lift-outage",
            "repairs",
            "pests-damp",
            "common-areas",
            "lease-documents",
            "charges-sls",
            "moving-transfer",
            "neighbour-nuisance",
            "human-agent");

    private static ScriptFolder folder;
    private static Scripts scripts;

    @BeforeAll
    static void load() throws Exception {
        folder = ScriptFolder.read(INTENTS);
        scripts = folder.readable();
    }

    @Test
    void the_check_finds_no_error() {
        Report report = Check.run(folder, WRITTEN, Optional.empty());

        assertThat(report.problems()).filteredOn(Problem::isError).isEmpty();
        assertThat(report.scripts()).isGreaterThanOrEqualTo(TOPICS.size());
    }

    @Test
    void every_intent_of_the_taxonomy_has_its_script() {
        assertThat(scripts.all()).extracting(Script::id).containsAll(TOPICS);
        assertThat(scripts.all())
                .filteredOn(script -> script.kind() == Script.Kind.TOPIC)
                .extracting(Script::id)
                .containsExactlyInAnyOrderElementsOf(TOPICS);
    }

    @Test
    void the_twelve_dangers_alert_a_person_at_once_in_five_languages() {
        assertThat(scripts.all()).filteredOn(Script::danger).hasSize(12).allSatisfy(script -> {
            assertThat(TOPICS.indexOf(script.id())).isBetween(0, 11);
            assertThat(script.escalation()).isEqualTo(EscalationRule.URGENT);
            assertThat(script.queue()).isEqualTo(Queue.URGENCE);
            assertThat(script.priority()).isLessThanOrEqualTo(1);
            assertThat(script.answers()).containsKeys(Language.FR, Language.EN, Language.ES, Language.PT, Language.AR);
        });
    }

    /** The numbers that the taxonomy says a reply is wrong without. */
    @ParameterizedTest
    @CsvSource({
        "gas-smell, gas fire",
        "fire-smoke, fire emergency sms-emergency",
        "carbon-monoxide, fire",
        "medical-emergency, samu sms-emergency",
        "suicide-risk, suicide samu",
        "domestic-violence, police sms-emergency violence",
        "assault-threat, police sms-emergency",
        "child-danger, child police",
        "vulnerable-abuse, elder-abuse police",
        "homeless-tonight, homeless",
        "electric-danger, fire",
        "lift-trapped, fire"
    })
    void an_answer_about_danger_names_its_numbers_in_every_language_and_channel(String id, String numbers) {
        Script script = scripts.script(id).orElseThrow();
        List<String> names = List.of(numbers.split(" ")).stream()
                .map(number -> "number." + number)
                .toList();

        script.answers()
                .forEach((language, variants) -> variants.forEach(answer -> {
                    assertThat(Template.of(answer.sms()).names())
                            .as(id + " " + language)
                            .containsAll(names);
                    assertThat(Template.of(answer.voice()).names())
                            .as(id + " " + language)
                            .containsAll(names);
                }));
    }

    @Test
    void whoever_reads_over_the_shoulder_learns_nothing_from_the_answer_to_domestic_violence() {
        Script script = scripts.script("domestic-violence").orElseThrow();

        script.answers().values().stream()
                .flatMap(List::stream)
                .map(answer -> Template.of(answer.sms()).render(name -> Optional.of("")))
                .forEach(text -> assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain("violen", "frapp", "عنف"));
    }

    @Test
    void french_and_english_messages_travel_as_gsm_7_in_three_segments_at_most() {
        for (Script script : scripts.all()) {
            for (Language language : List.of(Language.FR, Language.EN)) {
                for (Answer answer : script.answers().getOrDefault(language, List.of())) {
                    assertThat(Segments.of(filled(answer.sms(), language)))
                            .as(script.id() + " " + language)
                            .satisfies(segments -> {
                                assertThat(segments.forced()).isEmpty();
                                assertThat(segments.segments()).isBetween(1, 3);
                            });
                }
            }
        }
    }

    @Test
    void the_rule_on_apl_arrears_changes_with_the_year() {
        Script script = scripts.script("apl-caf").orElseThrow();

        assertThat(script.answer(Language.FR, LocalDate.of(2026, 12, 31), false, Place.UNKNOWN))
                .isNotEqualTo(script.answer(Language.FR, LocalDate.of(2027, 1, 1), false, Place.UNKNOWN));
    }

    @Test
    void every_script_answers_on_every_day_with_and_without_partner() {
        for (Script script : scripts.all()) {
            for (Language language : Language.values()) {
                for (LocalDate day = WRITTEN; day.getYear() < 2028; day = day.plusDays(7)) {
                    LocalDate on = day;
                    assertThatCode(() -> {
                                script.answer(language, on, true, Place.UNKNOWN);
                                script.answer(language, on, false, Place.UNKNOWN);
                            })
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    @Test
    void a_folder_of_scripts_alone_is_completed_with_what_comes_with_palier() throws Exception {
        Map<String, byte[]> alone = Map.of(
                "rent-deferral.yaml", Files.readAllBytes(INTENTS.resolve("rent-deferral.yaml")),
                "gas-smell.yaml", Files.readAllBytes(INTENTS.resolve("gas-smell.yaml")));

        Scripts loaded = ScriptFolder.of(alone).scripts();

        assertThat(loaded.all()).hasSize(2);
        assertThat(loaded.numbers()).isEqualTo(scripts.numbers());
        assertThat(loaded.messages().keys()).isEqualTo(scripts.messages().keys());
    }

    @Test
    void a_revision_follows_the_content_and_not_how_it_is_written() throws Exception {
        String text = Files.readString(INTENTS.resolve("rent-deferral.yaml"));
        Script before = scripts.script("rent-deferral").orElseThrow();

        assertThat(revision("# un commentaire\n" + text.replace("queue: social", "queue:   \"social\" # là")))
                .isEqualTo(before.revision());
        assertThat(revision(text.replace("Report de loyer", "Report du loyer"))).isNotEqualTo(before.revision());
        assertThat(revision(text.replace("    - repousser loyer\n", ""))).isNotEqualTo(before.revision());
        assertThat(before.withExamples(before.examples()).revision()).isEqualTo(before.revision());
        assertThat(scripts.with(scripts.all()).revision()).isEqualTo(scripts.revision());
        assertThat(scripts.with(List.of(before)).revision()).isNotEqualTo(scripts.revision());
    }

    private static String revision(String text) {
        ScriptFolder draft = ScriptFolder.of(Map.of("rent-deferral.yaml", text.getBytes(StandardCharsets.UTF_8)));
        return draft.readable().script("rent-deferral").orElseThrow().revision();
    }

    private static String filled(String text, Language language) {
        return Template.of(text)
                .render(name -> scripts.number(name, Channel.SMS, language, "31")
                        .or(() -> Optional.of("Habitat des Hautes-Terres")));
    }
}
