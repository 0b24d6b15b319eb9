package org.palier.intents;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What scripts teach the matcher. */
record Lessons(
        List<TrainingExample> examples, Set<String> dangers, Set<String> systems, Map<Language, List<String>> texts) {

    static Lessons of(Scripts scripts) {
        List<TrainingExample> examples = new ArrayList<>();
        Set<String> dangers = new HashSet<>();
        Set<String> systems = new HashSet<>();
        Map<Language, List<String>> texts = new EnumMap<>(Language.class);
        for (Script script : scripts.all()) {
            if (script.danger()) {
                dangers.add(script.id());
            }
            if (script.kind() == Script.Kind.SYSTEM) {
                systems.add(script.id());
            }
            script.examples()
                    .forEach((language, phrases) -> phrases.forEach(phrase -> {
                        examples.add(new TrainingExample(phrase, script.id(), language));
                        texts.computeIfAbsent(language, any -> new ArrayList<>())
                                .add(phrase);
                    }));
            script.answers()
                    .forEach((language, answers) ->
                            answers.forEach(answer -> texts.computeIfAbsent(language, any -> new ArrayList<>())
                                    .add(answer.voice())));
        }
        return new Lessons(List.copyOf(examples), dangers, systems, texts);
    }
}
