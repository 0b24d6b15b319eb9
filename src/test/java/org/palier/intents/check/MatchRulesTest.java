package org.palier.intents.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.palier.intents.Candidate;
import org.palier.intents.Danger;
import org.palier.intents.Language;
import org.palier.intents.Match;
import org.palier.intents.Matcher;
import org.palier.intents.Script;
import org.palier.intents.ScriptFolder;
import org.palier.intents.Scripts;
import org.palier.intents.Utterance;

class MatchRulesTest {
    /** Finds the example that shares the most words; knows nothing else. */
    private record NearestWords(List<Phrase> examples) implements Matcher {
        static NearestWords of(Scripts scripts) {
            List<Phrase> examples = new ArrayList<>();
            for (Script script : scripts.all()) {
                examples.addAll(Phrase.examplesOf(script));
            }
            return new NearestWords(examples);
        }

        @Override
        public Match match(Utterance utterance) {
            Set<String> words = new HashSet<>(new Phrase("", Language.FR, "", utterance.text()).words());
            Optional<Phrase> nearest = examples.stream().max(Comparator.comparingDouble(e -> shared(e, words)));
            double similarity = nearest.map(phrase -> shared(phrase, words)).orElse(0.0);
            Match.Verdict verdict = similarity > 0.3 ? Match.Verdict.SURE : Match.Verdict.UNKNOWN;
            return new Match(
                    Language.FR,
                    Danger.NONE,
                    verdict,
                    nearest.stream()
                            .map(phrase -> new Candidate(phrase.script(), Math.min(1, similarity * 1.5)))
                            .toList(),
                    List.of(),
                    Set.of(),
                    new Match.Near(nearest.map(Phrase::said).orElse(""), similarity));
        }

        private static double shared(Phrase example, Set<String> words) {
            Set<String> common = new HashSet<>(example.words());
            int all = common.size() + words.size();
            common.retainAll(words);
            return 2.0 * common.size() / all;
        }
    }

    @Test
    void golden_phrases_that_fail_and_examples_that_belong_elsewhere_are_named() {
        String leak = """
                id: leak
                title: Fuite
                answer: {fr: {sms: "Fermez."}}
                tests:
                  - {say: "grosse fuite dans la cuisine", expect: leak}
                  - {say: "bruit des voisins", expect: leak}
                  - {say: "poésie romane", expect: none}
                  - {say: "musique et bruit", expect: none}
                  - {say: "chaudière froide", expect: heating}
                examples:
                  fr:
                    - fuite dans la cuisine
                    - fuite dans la salle de bain
                    - le bruit des voisins la nuit
                """;
        String noise = """
                id: noise
                title: Bruit
                answer: {fr: {sms: "Parlez."}}
                examples:
                  fr:
                    - le bruit de la musique
                    - bruit des voisins
                    - les voisins et leur musique la nuit
                """;
        ScriptFolder folder = ScriptFolder.of(Map.of("leak.yaml", bytes(leak), "noise.yaml", bytes(noise)));

        Report report = Check.run(folder, LocalDate.of(2026, 11, 24), Optional.of(NearestWords::of));

        assertThat(report.lines())
                .filteredOn(line -> line.contains("understood"))
                .containsExactly(
                        "leak.yaml:6:11: warning: the golden phrase \"bruit des voisins\" is understood as 'noise' (1.00) "
                                + "like \"bruit des voisins\", not as 'leak'; "
                                + "add varied examples to 'leak', or correct what is expected",
                        "leak.yaml:8:11: warning: the golden phrase \"musique et bruit\" is understood as 'noise' (0.75) "
                                + "like \"le bruit de la musique\", not as 'none'; "
                                + "make the examples that draw it there more precise, or correct what is expected",
                        "leak.yaml:14:7: warning: the example \"le bruit des voisins la nuit\" is understood as 'noise' "
                                + "(1.00) like \"bruit des voisins\"; move it there, make it clearer, or remove it from there",
                        // The misplaced example draws its neighbour along; the other one only weakly.
                        "noise.yaml:7:7: warning: the example \"bruit des voisins\" is understood as 'leak' (1.00) "
                                + "like \"le bruit des voisins la nuit\"; move it there, make it clearer, or remove it from there");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
