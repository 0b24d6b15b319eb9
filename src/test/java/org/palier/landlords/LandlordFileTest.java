package org.palier.landlords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palier.dialogue.Situation;
import org.palier.phones.PhoneNumber;

class LandlordFileTest {
    private static final String SMALL = """
            slug: petit
            name: Petit Bailleur
            lines: [05 36 49 00 02]
            department: "48"
            hours: {monday: 9h-12h}
            """;

    @Test
    void the_example_is_a_landlord_in_toulouse() throws Exception {
        Landlord landlord = LandlordFile.read("example.yaml", LandlordFile.example());

        assertThat(landlord.name()).isEqualTo("Habitat Demo");
        assertThat(landlord.lines()).containsExactly(new PhoneNumber("+33536490001"));
        assertThat(landlord.onCall())
                .extracting(OnCall::phone)
                .containsExactly(new PhoneNumber("+33639980099"), new PhoneNumber("+33639980098"));
        assertThat(landlord.partners()).containsExactlyInAnyOrder("calls", "groceries", "meals");
        assertThat(landlord.promises()).containsEntry(0, Duration.ofMinutes(15)).containsEntry(3, Duration.ofHours(8));
    }

    @Test
    void little_is_required() throws Exception {
        Landlord landlord = LandlordFile.read("petit.yaml", SMALL);

        assertThat(landlord.phone()).isEmpty();
        assertThat(landlord.fslFund()).isEqualTo("le Département");
        assertThat(landlord.onCall()).isEmpty();
        assertThat(landlord.promises()).hasSize(4);
    }

    @Test
    void queues_are_called_what_the_landlord_calls_them_and_in_french_where_it_says_no_more() throws Exception {
        String named = SMALL + """
                queues:
                  technique: {name: {fr: Patrimoine, en: Property}, about: {fr: "pannes et travaux"}}
                """;
        QueueNames queues = LandlordFile.read("petit.yaml", named).queues();

        assertThat(queues.in("fr"))
                .isEqualTo(Map.of("queue.technique", "Patrimoine", "queue.technique.about", "pannes et travaux"));
        assertThat(queues.in("en"))
                .isEqualTo(Map.of("queue.technique", "Property", "queue.technique.about", "pannes et travaux"));
        assertThat(LandlordFile.read("petit.yaml", SMALL).queues().in("fr")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "queues: {jardin: {name: {fr: Jardin}}}|'jardin' is not known here",
                "queues: {social: {name: {en: Social}}}|'fr' is missing",
                "queues: {social: {name: {fr: Les gens qui s'occupent de tout le reste}}}|at most 30",
                "queues: {social: {name: Social}}|expected fields"
            })
    void a_queue_is_one_of_the_four_and_has_a_short_french_name(String queues, String problem) {
        InvalidLandlordException refused = catchThrowableOfType(
                InvalidLandlordException.class, () -> LandlordFile.read("petit.yaml", SMALL + queues + "\n"));

        assertThat(refused.problems()).anyMatch(each -> each.contains(problem));
    }

    @ParameterizedTest
    @CsvSource({
        "Toulouse, la Métropole",
        "31700, la Métropole",
        "MURET, le Département",
        "Foix, votre Département ou votre Métropole",
        "'', votre Département ou votre Métropole"
    })
    void the_commune_decides_whose_fund_it_is(String place, String fund) throws Exception {
        Landlord landlord = LandlordFile.read("example.yaml", LandlordFile.example());

        assertThat(landlord.fslFund(place)).isEqualTo(fund);
        assertThat(landlord.fslFund()).isEqualTo("votre Département ou votre Métropole");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slug: petit | slug: Petit Bailleur | x.yaml:1:7: 'slug' must be 2 to 41 small letters, digits and hyphens",
                "slug: petit | website: a | x.yaml:1:1: 'slug' is missing",
                "slug: petit | slug: petit\\nslogan: x | x.yaml:2:9: 'slogan' is not known here: use one of slug, name, phone, website, zone, lines, department, communes, hours, public-holidays, exceptions, on-call, partners, promises, survey, queues, data-protection",
                "slug: petit | slug: petit\\nslug: autre | x.yaml:2:1: 'slug' is given twice: keep one",
                "[05 36 49 00 02] | [05 36] | x.yaml:3:9: '05 36' is not a telephone number: write +33 5 36 49 00 01",
                "[05 36 49 00 02] | [] | x.yaml:3:8: 'lines' must name at least one number that tenants text",
                "9h-12h | 9h-25h | x.yaml:5:17: '9h-25h' has no such time of day",
                "9h-12h | 9h to 12h | x.yaml:5:17: '9h to 12h' is not an interval: write 9:00-12:30, or closed",
                "monday: 9h-12h | lundi: 9h-12h | x.yaml:5:16: 'lundi' is not a day: use monday to sunday",
                "9h-12h | '\"9h-12h, 11h-13h\"' | x.yaml:5:17: hours of one day overlap: 09:00-12:00 and 11:00-13:00",
                "9h-12h | closed | x.yaml:5:8: 'hours' must open at least one day, such as monday: 9:00-12:30, 13:30-17:30",
                "slug: petit | slug: petit\\nzone: Paris | x.yaml:2:7: 'Paris' is not a time zone: write one such as Europe/Paris",
                "slug: petit | slug: petit\\npartners: [taxi] | x.yaml:2:12: 'taxi' is not a partner service: use calls, carer-housing, groceries, meals",
                "slug: petit | slug: petit\\npromises: {2: soon} | x.yaml:2:15: write a time such as 30m, 4h or 1h30",
                "slug: petit | slug: petit\\nexceptions: [{from: 24/12/2026, hours: closed}] | x.yaml:2:21: '24/12/2026' is not a day: write 2026-12-24",
                "slug: petit | slug: petit\\non-call: [{name: A, phone: '12'}] | x.yaml:2:28: 'phone' must be a telephone number such as +33 6 39 98 00 99",
                "slug: petit | slug: [petit | x.yaml:2:5: not readable as YAML: expected ',' or ']', but got :"
            })
    void an_error_names_its_place_and_what_to_do(String part, String wrong, String problem) {
        String text = SMALL.replace(part, wrong.replace("\\n", "\n").replaceAll("^'\"|\"'$", "\""));

        assertThat(problems(text)).contains(problem);
    }

    @Test
    void all_errors_are_told_at_once() {
        assertThat(problems("slug: A\nname: B\n")).hasSizeGreaterThanOrEqualTo(4);
        assertThat(problems(""))
                .containsExactly("x.yaml:1:1: the file is empty; 'palier landlord example' prints one to start from");
    }

    @Test
    void a_file_that_is_not_text_is_refused(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("l.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

        assertThat(catchThrowableOfType(InvalidLandlordException.class, () -> LandlordFile.read(file))
                        .problems())
                .singleElement()
                .asString()
                .contains("not UTF-8");
    }

    @Test
    void the_duty_phone_rings_when_the_office_is_closed() throws Exception {
        Landlord landlord = LandlordFile.read("example.yaml", LandlordFile.example());

        assertThat(landlord.onDuty(Instant.parse("2026-11-24T10:00:00Z"))).isEmpty();
        assertThat(landlord.onDuty(Instant.parse("2026-11-24T22:00:00Z"))).hasSize(2);
    }

    @Test
    void hours_of_duty_may_pass_midnight() throws Exception {
        Landlord landlord = LandlordFile.read(
                "x.yaml", SMALL + "on-call: [{name: Nuit, phone: 06 39 98 00 97, when: {friday: '22:00-6:00'}}]\n");

        assertThat(landlord.onDuty(Instant.parse("2026-11-28T04:00:00Z"))).hasSize(1);
        assertThat(landlord.onDuty(Instant.parse("2026-11-28T06:00:00Z"))).isEmpty();
    }

    @Test
    void the_situation_tells_hours_promises_and_duty() throws Exception {
        Landlord landlord = LandlordFile.read("example.yaml", LandlordFile.example());
        Instant tuesdayNoon = Instant.parse("2026-11-24T11:15:00Z");

        Situation situation = Situations.of(landlord, tuesdayNoon, List.of("1", "2", "3"), true);

        assertThat(situation.open()).isTrue();
        assertThat(situation.onDuty()).isFalse();
        assertThat(situation.landlordPhone()).contains("05 36 49 00 00");
        assertThat(situation.today()).hasSize(2);
        assertThat(situation.promises())
                .isEqualTo(Map.of(
                        0, Instant.parse("2026-11-24T11:30:00Z"),
                        1, Instant.parse("2026-11-24T13:15:00Z"),
                        2, Instant.parse("2026-11-24T16:15:00Z"),
                        3, Instant.parse("2026-11-25T12:45:00Z")));
    }

    @Test
    void tenants_are_asked_what_an_answer_was_worth_only_where_the_file_says_so() throws Exception {
        assertThat(LandlordFile.read("x.yaml", SMALL).survey()).isFalse();
        assertThat(LandlordFile.read("x.yaml", SMALL + "survey: yes\n").survey())
                .isTrue();
        assertThat(problems(SMALL + "survey: maybe\n"))
                .singleElement()
                .asString()
                .contains("'survey' must be yes or no");
    }

    private static List<String> problems(String text) {
        return catchThrowableOfType(InvalidLandlordException.class, () -> LandlordFile.read("x.yaml", text))
                .problems();
    }
}
