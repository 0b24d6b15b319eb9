package org.palier.intents.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.palier.intents.GoldenPhrase;
import org.palier.intents.Language;
import org.palier.intents.Saying;
import org.palier.intents.Script;

/** Looks at examples and golden phrases: enough of them, in the languages that matter, none twice, none that tests itself. */
final class PhraseRules {
    private static final int FEWEST_EXAMPLES = 12;
    private static final int FEWEST_TESTS = 6;

    /** Two phrases of fewer words can differ by one and still be different needs. */
    private static final int NEAR_WORDS = 4;

    private static final List<Language> DANGER_LANGUAGES = List.of(Language.EN, Language.ES, Language.PT, Language.AR);

    private final Pages pages;
    private final Map<String, Phrase> examples = new HashMap<>();

    /** A golden phrase and the script that it expects. */
    private record Tested(Phrase phrase, String expected) {}

    PhraseRules(Pages pages) {
        this.pages = pages;
    }

    void check() {
        for (Script script : pages.scripts().all()) {
            languages(script);
            examples(script);
        }
        Map<String, Tested> tests = new HashMap<>();
        for (Script script : pages.scripts().all()) {
            tests(script, tests);
        }
    }

    private void languages(Script script) {
        String file = Pages.file(script);
        List<Language> wanted = script.danger() ? DANGER_LANGUAGES : List.of(Language.EN);
        for (Language language : wanted) {
            if (!script.answers().containsKey(language)) {
                pages.warning(
                        file,
                        "answer",
                        script.danger() ? "problem.answer.danger" : "problem.answer.none",
                        language.code());
            }
            if (!script.examples().containsKey(language)) {
                pages.warning(file, "examples", "problem.examples.none", language.code());
            }
        }
        int french = script.examples().getOrDefault(Language.FR, List.of()).size();
        if (french < FEWEST_EXAMPLES) {
            pages.warning(file, "examples", "problem.examples.few", french, FEWEST_EXAMPLES);
        }
        if (script.tests().size() < FEWEST_TESTS) {
            pages.warning(
                    file,
                    script.tests().isEmpty() ? "id" : "tests",
                    "problem.golden.few",
                    script.tests().size(),
                    FEWEST_TESTS);
        }
    }

    private void examples(Script script) {
        Map<String, Phrase> near = new HashMap<>();
        for (Phrase phrase : Phrase.examplesOf(script)) {
            Phrase earlier = examples.putIfAbsent(phrase.folded(), phrase);
            if (earlier == null) {
                near(phrase, near);
            } else if (earlier.script().equals(phrase.script())) {
                pages.warning(phrase.file(), phrase.value(), "problem.example.twice", phrase.quoted(), line(earlier));
            } else {
                pages.error(
                        phrase.file(),
                        phrase.value(),
                        "problem.example.elsewhere",
                        phrase.quoted(),
                        earlier.script(),
                        line(earlier));
            }
        }
    }

    /** Every way of leaving one word out is looked up: phrases that differ by one word share one. */
    private void near(Phrase phrase, Map<String, Phrase> near) {
        List<String> words = phrase.words();
        if (words.size() < NEAR_WORDS) {
            return;
        }
        Set<String> shapes = new HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            List<String> shape = new ArrayList<>(words);
            shape.set(i, "*");
            shapes.add(phrase.language() + " " + String.join(" ", shape));
        }
        shapes.stream()
                .map(near::get)
                .filter(other -> other != null)
                .findFirst()
                .ifPresent(other -> pages.warning(
                        phrase.file(), phrase.value(), "problem.example.near", phrase.quoted(), line(other)));
        shapes.forEach(shape -> near.putIfAbsent(shape, phrase));
    }

    private void tests(Script script, Map<String, Tested> earlierTests) {
        int position = 0;
        for (GoldenPhrase test : script.tests()) {
            position++;
            Phrase phrase = new Phrase(script.id(), Language.FR, "tests[" + position + "].say", test.say());
            Phrase example = examples.get(phrase.folded());
            if (example != null) {
                pages.error(
                        phrase.file(),
                        phrase.value(),
                        "problem.golden.example",
                        phrase.quoted(),
                        example.script(),
                        example.file(),
                        line(example));
            }
            Tested earlier = earlierTests.putIfAbsent(phrase.folded(), new Tested(phrase, test.expect()));
            if (earlier == null) {
                continue;
            }
            Saying there = Saying.of("problem.golden.there", earlier.phrase().file(), line(earlier.phrase()));
            if (earlier.expected().equals(test.expect())) {
                pages.warning(phrase.file(), phrase.value(), "problem.golden.twice", phrase.quoted(), there);
            } else {
                pages.error(
                        phrase.file(),
                        phrase.value(),
                        "problem.golden.conflict",
                        phrase.quoted(),
                        test.expect(),
                        earlier.expected(),
                        there);
            }
        }
    }

    private int line(Phrase phrase) {
        return pages.place(phrase.file(), phrase.value()).line();
    }
}
