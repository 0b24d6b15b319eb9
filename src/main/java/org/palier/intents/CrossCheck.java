package org.palier.intents;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at what a script says of other files: ids of scripts, help numbers, concepts of the lexicon, questions of the dialogue. */
final class CrossCheck {
    /** The group of messages.yaml that holds the questions of {@code ask}. */
    private static final String QUESTIONS = "ask.";

    private final Set<String> ids;
    private final Map<String, HelpNumber> numbers;
    private final Set<String> concepts;
    private final List<String> questions;

    CrossCheck(Set<String> ids, Map<String, HelpNumber> numbers, Set<String> concepts, Messages messages) {
        this.ids = ids;
        this.numbers = numbers;
        this.concepts = concepts;
        this.questions = messages.keys().stream()
                .filter(key -> key.startsWith(QUESTIONS))
                .map(key -> key.substring(QUESTIONS.length()))
                .toList();
    }

    void check(ReadFile file) {
        file.root().filter(Yaml::isMapping).ifPresent(root -> check(file.id(), root));
    }

    private void check(String id, Yaml root) {
        Fields fields = root.silently().entries();
        fields.get("choices").ifPresent(list -> elements(list).forEach(choice -> choice(id, choice, root)));
        fields.get("ask")
                .ifPresent(list -> elements(list)
                        .forEach(ask -> known(root, ask, "problem.question.none", questions, "messages.yaml")));
        fields.get("urgent-when")
                .ifPresent(list -> elements(list)
                        .forEach(concept ->
                                known(root, concept, "problem.concept.none", List.copyOf(concepts), "lexicon.yaml")));
        fields.get("tests")
                .ifPresent(list -> elements(list).stream()
                        .filter(Yaml::isMapping)
                        .flatMap(test -> test.entries().get("expect").stream())
                        .forEach(expect -> expected(root, expect)));
        fields.get("answer")
                .filter(Yaml::isMapping)
                .ifPresent(answer -> answer.entries()
                        .forEach((code, variants) -> (variants.isList() ? variants.list() : List.of(variants))
                                .stream().filter(Yaml::isMapping).forEach(variant -> variant(root, variant))));
    }

    private static List<Yaml> elements(Yaml list) {
        return list.isList() ? list.list() : List.of();
    }

    private void choice(String id, Yaml choice, Yaml root) {
        if (choice.text().filter(id::equals).isPresent()) {
            root.at(choice).error("problem.choice.itself");
        } else {
            script(root, choice);
        }
    }

    private void script(Yaml root, Yaml place) {
        place.text()
                .filter(id -> !ids.contains(id))
                .ifPresent(id -> root.at(place).error("problem.script.none", id, instead(id)));
    }

    /** A golden phrase for a script that a smaller folder does not have is no reason to refuse the folder. */
    private void expected(Yaml root, Yaml place) {
        place.text()
                .filter(id -> !ids.contains(id) && !id.equals("none"))
                .ifPresent(id -> root.at(place).warning("problem.script.untested", id, instead(id)));
    }

    private Saying instead(String id) {
        return Suggestion.of(id, ids).map(Saying::near).orElse(Saying.of("problem.script.instead"));
    }

    private static void known(Yaml root, Yaml place, String key, List<String> known, String file) {
        place.text()
                .filter(word -> !known.isEmpty() && !known.contains(word))
                .ifPresent(word -> root.at(place)
                        .error(
                                key,
                                word,
                                file,
                                Suggestion.of(word, known)
                                        .map(Saying::near)
                                        .orElse(Saying.of(
                                                "problem.one-of",
                                                String.join(
                                                        ", ",
                                                        known.stream().sorted().toList())))));
    }

    private void variant(Yaml root, Yaml variant) {
        Fields texts = variant.entries();
        for (String channel : List.of("sms", "voice")) {
            texts.get(channel)
                    .ifPresent(place -> place.text().ifPresent(text -> {
                        Placeholders.check(root.at(place), text, numbers.keySet(), Set.of());
                        for (String name : Template.of(text).names()) {
                            unverified(root.at(place), name);
                        }
                    }));
        }
    }

    private void unverified(Yaml place, String name) {
        HelpNumber number =
                name.startsWith(Placeholders.NUMBER) ? numbers.get(name.substring(Placeholders.NUMBER.length())) : null;
        if (number != null && !number.isVerified()) {
            place.error("problem.number.unverified", "{" + name + "}");
        }
    }
}
