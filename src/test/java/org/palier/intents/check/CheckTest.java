package org.palier.intents.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palier.intents.ScriptFolder;

class CheckTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    /** A script that a reader has nothing to say about; %s are the SMS and the voice text. */
    private static final String GOOD = """
            id: leak
            title: Fuite
            owner: Technique
            review-by: 2027-03-31
            answer:
              fr:
                sms: "%s"
                voice: "%s"
              en:
                sms: "Close the tap."
            tests:
              - {say: "un", expect: leak}
              - {say: "deux", expect: leak}
              - {say: "trois", expect: leak}
              - {say: "quatre", expect: leak}
              - {say: "cinq", expect: leak}
              - {say: "six", expect: leak}
            examples:
              en: [water everywhere]
              fr:
                - ça coule
                - plafond mouillé
                - robinet ouvert
                - la douche fuit chez moi
                - flaque dans la cuisine
                - tuyau percé
                - jé de lo partou
                - le voisin du dessus inonde
                - goutte à goutte au mur
                - siphon cassé
                - machine qui déborde
                - cave sous l'eau
            """;

    @Test
    void a_good_script_has_no_problem() {
        Report report = check(good("Fermez le robinet.", "Fermez le robinet."));

        assertThat(report.lines()).containsExactly("1 script: no errors, no warnings");
        assertThat(report.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Appelez le 15.",
                "Faites le 18 ou le 112.",
                "SMS au 114",
                "le 3114",
                "le 31 14",
                "le 39 19",
                "le 116 006",
                "le 115, gratuit",
                "Allo 119",
                "0 800 47 33 33",
                "09.72.67.50.31",
                "+33 5 36 49 00 00",
                "0536490000",
                "05-36-49-00-00"
            })
    void a_number_typed_in_digits_is_an_error(String text) {
        Report report = check(good(text, "Fermez."));

        assertThat(report.problems())
                .extracting(problem -> problem.line() + ":" + problem.column())
                .containsExactly("7:10");
        assertThat(report.lines().get(0)).contains("is typed in digits; write {number.…}");
        assertThat(report.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Avant le 15 du mois.",
                "Le 18 janvier.",
                "De 9 h à 17 h 30.",
                "15 jours",
                "115 €",
                "En 2027.",
                "17 %",
                "Il y a 18 ans.",
                "{number.samu} ou {number.gas}",
                "3000 euros",
                "1 chambre, 2 fenêtres",
                "20 000 logements"
            })
    void dates_hours_and_amounts_are_no_telephone_numbers(String text) {
        assertThat(check(good(text, "Fermez.")).lines()).noneMatch(line -> line.contains("digits"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nous vous accordons un report.|Nous vous accordons",
                "Ce sera remboursé.|sera remboursé",
                "Vous avez une réponse sous 24 h.|sous 24 h",
                "Un technicien passera demain.|Un technicien passera",
                "Un conseiller vous rappelle.|Un conseiller vous rappelle",
                "Le bouchon est à votre charge.|à votre charge",
                "We will call you back.|We will call"
            })
    void words_that_promise_are_a_warning(String text, String words) {
        assertThat(check(good(text, "Fermez.")).lines().get(0))
                .startsWith("leak.yaml:7:10: warning: \"" + words + "\" sounds like a promise;");
    }

    @Test
    void a_sentence_that_says_no_promises_nothing() {
        assertThat(check(good("Rien ne sera remboursé.", "Fermez.")).problems()).isEmpty();
    }

    @Test
    void a_text_over_three_segments_is_an_error_with_its_count() {
        Report report = check(good("Fermez l'eau. ".repeat(33), "Fermez."));

        assertThat(report.lines().get(0))
                .isEqualTo(
                        "leak.yaml:7:10: error: this text takes 4 SMS (461 characters), at most 3 are allowed; shorten it");
    }

    @Test
    void placeholders_count_as_long_as_their_values() {
        Report report = check(good("Fermez l'eau. ".repeat(32) + "{landlord.name}", "Fermez."));

        assertThat(report.lines().get(0)).contains("4 SMS (473 characters)");
    }

    @Test
    void letters_that_force_ucs_2_are_named_with_a_way_to_write_them() {
        Report report = check(good("C’est reçu 😀.", "Fermez."));

        assertThat(report.lines().get(0))
                .isEqualTo("leak.yaml:7:10: warning: letters outside GSM-7 make this text cost twice as much: "
                        + "’ -> ', ç -> c, 😀 -> leave it out; write: C'est recu 😀.");
    }

    @ParameterizedTest
    @CsvSource({"Votre SLS augmente., SLS", "Un plan d'apurement existe., apurement", "Voyez la CCAPEX., CCAPEX"})
    void jargon_is_a_warning_unless_the_text_explains_it(String text, String word) {
        assertThat(check(good(text, "Fermez.")).lines().get(0)).contains("'" + word + "' is jargon");
        assertThat(check(good("Le supplément de loyer (SLS) augmente.", "Fermez."))
                        .problems())
                .isEmpty();
    }

    @Test
    void a_text_to_be_heard_is_short_and_without_signs() {
        assertThat(check(good("Fermez.", "Fermez (vite).")).lines().get(0)).contains(":8:12: warning: a bracket");
        assertThat(check(good("Fermez.", "Fermez. ".repeat(90))).lines().get(0)).contains("719 characters");
    }

    @Test
    void a_long_sentence_is_a_warning() {
        assertThat(check(good("Fermez " + "vite ".repeat(31) + ".", "Fermez."))
                        .lines()
                        .get(0))
                .contains("a sentence of 33 words");
    }

    @Test
    void examples_of_two_scripts_are_an_error_and_near_doubles_a_warning() {
        String other = good("Fermez.", "Fermez.")
                .replace("leak", "pipe")
                .replace("- plafond mouillé", "- Ca COULE !")
                .replace("- robinet ouvert", "- tuyau cassé ici chez moi\n    - tuyau percé ici chez moi")
                .replace("- cave sous l'eau", "- TUYAU perce, ici ! chez moi")
                .replace("  - {say: \"un\"", "  - {say: \"Ça coule ?\"");
        for (String word :
                List.of("tuyau percé\n", "jé de", "le voisin", "goutte", "siphon", "machine", "flaque", "la douche")) {
            other = other.replace("- " + word, "- x " + word);
        }
        Report report = check(good("Fermez.", "Fermez."), other);

        assertThat(report.lines())
                .anyMatch(line -> line.startsWith(
                        "pipe.yaml:21:7: error: the example \"ça coule\" is also one of 'leak' (line 21)"))
                .anyMatch(line ->
                        line.startsWith("pipe.yaml:22:7: error: the example \"Ca COULE !\" is also one of 'leak'"))
                .anyMatch(line -> line.contains("\"tuyau percé ici chez moi\" differs by one word from that of line"))
                .anyMatch(line -> line.contains("\"TUYAU perce, ici ! chez moi\" is there twice"))
                .anyMatch(
                        line -> line.startsWith(
                                "pipe.yaml:13:11: error: the golden phrase \"deux\" expects 'pipe' here and 'leak' in leak.yaml line 13"))
                .anyMatch(line -> line.startsWith(
                        "pipe.yaml:12:11: error: the golden phrase \"Ça coule ?\" is also an example of 'leak'"));
    }

    @Test
    void missing_languages_tests_and_examples_are_warnings() {
        String bare = "id: bare\ntitle: Nu\ndanger: true\nanswer: {fr: {sms: \"Sortez.\"}}\nexamples: {fr: [feu]}\n";

        assertThat(check(bare).lines())
                .anyMatch(line -> line.contains("no answer in 'ar' for a danger"))
                .anyMatch(line -> line.contains("no examples in 'en'"))
                .anyMatch(line -> line.contains("there are 1 French examples"))
                .anyMatch(line -> line.contains("there are 0 golden phrases"))
                .anyMatch(line -> line.contains("nobody answers for this script"))
                .anyMatch(line -> line.contains("no date is set"));
    }

    @Test
    void overdue_reviews_and_numbers_are_told() {
        String register = """
                numbers:
                  - {id: samu, number: "15", name: Samu, for: {fr: vie}, mark: V, source: page, verified-on: 2026-01-01, next-check: 2026-06-01}
                  - {id: old, number: "16", name: Vieux, for: {fr: vie}, mark: U, source: page, verified-on: 2027-01-01, next-check: 2026-06-01}
                """;
        String late = good("Appelez le {number.samu}.", "Fermez.").replace("2027-03-31", "2026-11-23");
        Report report = checkFiles(Map.of("leak.yaml", late, "numbers.yaml", register));

        assertThat(report.lines())
                .containsExactly(
                        "leak.yaml:4:12: warning: the review of this script was due on 2026-11-23; "
                                + "read it again with Technique, then set a new date",
                        "numbers.yaml:2:118: error: the number 'samu' was to be checked again by 2026-06-01; "
                                + "dial it, then write the day in verified-on and a new next-check",
                        "numbers.yaml:3:64: warning: the number 'old' is not verified; verify it, or leave it unused",
                        "numbers.yaml:3:94: error: the number 'old' is said to be verified on a day to come, 2027-01-01; "
                                + "write the day it was seen",
                        "numbers.yaml:3:118: warning: the number 'old' was to be checked again by 2026-06-01; "
                                + "dial it, then write the day in verified-on and a new next-check",
                        "1 script: 2 errors, 3 warnings");
    }

    @Test
    void an_unverified_number_in_an_answer_is_an_error_for_the_loader_too() {
        String register = """
                numbers:
                  - {id: old, number: "16", name: Vieux, for: {fr: vie}, mark: U, source: page, verified-on: 2026-01-01, next-check: 2027-06-01}
                """;
        Report report =
                checkFiles(Map.of("leak.yaml", good("Appelez le {number.old}.", "x"), "numbers.yaml", register));

        assertThat(report.lines())
                .anyMatch(line ->
                        line.startsWith("leak.yaml:7:10: error: {number.old} is a number that nobody has verified"));
    }

    @Test
    void messages_of_the_folder_are_read_like_answers() {
        String messages = "messages:\n  promise: {for: x, fr: \"Appelez le 15, reçu.\"}\n";
        Report report = checkFiles(Map.of("leak.yaml", good("Fermez.", "Fermez."), "messages.yaml", messages));

        assertThat(report.lines())
                .anyMatch(line -> line.startsWith("messages.yaml:2:25: error: the number 15 is typed in digits"))
                .anyMatch(line -> line.startsWith("messages.yaml:2:25: warning: letters outside GSM-7"));
    }

    @Test
    void what_the_loader_refuses_is_in_the_report_and_the_rest_is_still_checked(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("broken.yaml"), "id: broken\ntitle: [\n");
        Files.writeString(folder.resolve("leak.yaml"), good("Appelez le 15.", "Fermez."));

        Report report = Check.run(folder, TODAY);

        assertThat(report.problems()).extracting(problem -> problem.file()).containsExactly("broken.yaml", "leak.yaml");
        assertThat(report.summary()).isEqualTo("1 script: 2 errors, no warnings");
    }

    private static String good(String sms, String voice) {
        return GOOD.formatted(sms, voice);
    }

    private static Report check(String... scripts) {
        Map<String, String> files = new TreeMap<>();
        for (String script : scripts) {
            files.put(script.lines().findFirst().orElseThrow().substring(4) + ".yaml", script);
        }
        return checkFiles(files);
    }

    private static Report checkFiles(Map<String, String> files) {
        Map<String, byte[]> bytes = new TreeMap<>();
        files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return Check.run(ScriptFolder.of(bytes), TODAY, Optional.empty());
    }
}
