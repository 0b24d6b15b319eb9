package org.palier.intents.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.palier.intents.GoldenPhrase;
import org.palier.intents.Language;
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
                        "there is no answer in '" + language.code() + "'" + (script.danger() ? " for a danger" : ""),
                        "add it, or tenants get the French one");
            }
            if (!script.examples().containsKey(language)) {
                pages.warning(file, "examples", "there are no examples in '" + language.code() + "'", "add some");
            }
        }
        int french = script.examples().getOrDefault(Language.FR, List.of()).size();
        if (french < FEWEST_EXAMPLES) {
            pages.warning(
                    file,
                    "examples",
                    "there are " + french + " French examples, too few to understand varied tenants",
                    "write at least " + FEWEST_EXAMPLES + ", each said differently");
        }
        if (script.tests().size() < FEWEST_TESTS) {
            pages.warning(
                    file,
                    script.tests().isEmpty() ? "id" : "tests",
                    "there are " + script.tests().size() + " golden phrases",
                    "write at least " + FEWEST_TESTS + ", neighbours included");
        }
    }

    private void examples(Script script) {
        Map<String, Phrase> near = new HashMap<>();
        for (Phrase phrase : Phrase.examplesOf(script)) {
            Phrase earlier = examples.putIfAbsent(phrase.folded(), phrase);
            if (earlier == null) {
                near(phrase, near);
            } else if (earlier.script().equals(phrase.script())) {
                pages.warning(
                        phrase.file(),
                        phrase.value(),
                        "the example " + phrase.quoted() + " is there twice, first on line " + line(earlier),
                        "remove it");
            } else {
                pages.error(
                        phrase.file(),
                        phrase.value(),
                        "the example " + phrase.quoted() + " is also one of '" + earlier.script() + "' (line "
                                + line(earlier) + ")",
                        "keep it in one of the two scripts");
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
                        phrase.file(),
                        phrase.value(),
                        "the example " + phrase.quoted() + " differs by one word from that of line " + line(other),
                        "say it quite differently, or remove it"));
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
                        "the golden phrase " + phrase.quoted() + " is also an example of '" + example.script() + "' ("
                                + example.file() + " line " + line(example) + "), so it tests nothing",
                        "say it differently here");
            }
            Tested earlier = earlierTests.putIfAbsent(phrase.folded(), new Tested(phrase, test.expect()));
            if (earlier == null) {
                continue;
            }
            String there = earlier.phrase().file() + " line " + line(earlier.phrase());
            if (earlier.expected().equals(test.expect())) {
                pages.warning(
                        phrase.file(),
                        phrase.value(),
                        "the golden phrase " + phrase.quoted() + " is there twice, first in " + there,
                        "remove one of them");
            } else {
                pages.error(
                        phrase.file(),
                        phrase.value(),
                        "the golden phrase " + phrase.quoted() + " expects '" + test.expect() + "' here and '"
                                + earlier.expected() + "' in " + there,
                        "decide which script answers it");
            }
        }
    }

    private int line(Phrase phrase) {
        return pages.place(phrase.file(), phrase.value()).line();
    }
}
