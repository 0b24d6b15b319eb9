package org.palier.intents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SayingTest {
    private static final Pattern LITERAL = Pattern.compile("\"(problem\\.[a-z0-9.-]+)\"");
    private static final Pattern VALUE = Pattern.compile("\\{\\d}");

    /** The parser's own words are English, and told to those who read English. */
    private static final Set<String> ENGLISH_ALONE = Set.of("problem.yaml.other");

    private static Set<String> written() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (String room : List.of("intents", "studio")) {
            try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/palier", room))) {
                for (Path source : sources.filter(path -> path.toString().endsWith(".java"))
                        .toList()) {
                    LITERAL.matcher(Files.readString(source)).results().forEach(found -> keys.add(found.group(1)));
                }
            }
        }
        return keys;
    }

    private static Set<String> values(String pattern) {
        return VALUE.matcher(pattern).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    @Test
    void every_key_has_words_in_both_languages_with_the_same_values() throws IOException {
        for (String key : written()) {
            boolean done = Saying.bundle(Locale.ENGLISH).containsKey(key + ".do");
            for (String name : done ? List.of(key, key + ".do") : List.of(key)) {
                String french = Saying.bundle(Locale.FRENCH).getString(name);
                String english = Saying.bundle(Locale.ENGLISH).getString(name);

                assertThat(french.isBlank()).as(name).isEqualTo(english.isBlank());
                if (!ENGLISH_ALONE.contains(name)) {
                    assertThat(values(french)).as(name).isEqualTo(values(english));
                }
            }
        }
    }

    @Test
    void both_languages_have_the_same_keys_and_none_that_nothing_tells() throws IOException {
        Set<String> french = Saying.bundle(Locale.FRENCH).keySet();

        assertThat(french).isEqualTo(Saying.bundle(Locale.ENGLISH).keySet());
        Set<String> told = written();
        assertThat(french.stream().map(key -> key.replaceFirst("\\.do$", ""))).allMatch(told::contains);
    }

    @Test
    void a_value_that_looks_like_a_place_for_one_is_left_as_it_is() {
        assertThat(Saying.of("problem.twice", "{1}", "ask").in(Locale.ENGLISH)).isEqualTo("'{1}' is twice in 'ask'");
        assertThat(Saying.of("problem.twice", "$1\\", "ask").in(Locale.FRENCH))
                .isEqualTo("«\u00A0$1\\\u00A0» est deux fois dans «\u00A0ask\u00A0»");
    }

    @Test
    void a_problem_is_told_in_the_language_of_its_reader() {
        String broken =
                "id: rent\ntitel: Loyer\nexamples: {fr: [loyer]}\nanswer: {fr: {sms: 'Bonjour {landlord.nam}'}}\n";
        List<Problem> problems = ScriptFolder.of(java.util.Map.of("rent.yaml", broken.getBytes(StandardCharsets.UTF_8)))
                .problems();

        assertThat(problems.stream().map(problem -> problem.in(Locale.FRENCH)))
                .containsExactly(
                        "il manque la clé «\u00A0title\u00A0»\u00A0; écrivez en français comment vos équipes appellent ce sujet",
                        "la clé \"titel\" n'existe pas\u00A0; vouliez-vous écrire «\u00A0title\u00A0»\u00A0?",
                        "le mot entre accolades {landlord.nam} n'existe pas, dans «\u00A0answer.fr.sms\u00A0»\u00A0; vouliez-vous écrire {landlord.name}\u00A0?");
        assertThat(problems.get(0))
                .hasToString(
                        "rent.yaml:1:1: error: the key 'title' is missing; write what staff call the topic, in French");
    }
}
