package org.palier.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.intents.LabelledMessage;
import org.palier.intents.Language;
import org.palier.intents.Script;
import org.palier.intents.Scripts;

/** A phrase of a script, out of it. */
record Example(String text, String intent, Language language) {

    static List<Example> all(Scripts scripts) {
        List<Example> all = new ArrayList<>();
        for (Script script : scripts.all()) {
            script.examples()
                    .forEach((language, texts) ->
                            texts.forEach(text -> all.add(new Example(text, script.id(), language))));
        }
        return all;
    }

    /** The scripts with these examples in place of theirs; those that get none are left out. */
    static Scripts into(Scripts scripts, List<Example> examples) {
        Map<String, Map<Language, List<String>>> byScript = new LinkedHashMap<>();
        for (Example example : examples) {
            byScript.computeIfAbsent(example.intent(), any -> new EnumMap<>(Language.class))
                    .computeIfAbsent(example.language(), any -> new ArrayList<>())
                    .add(example.text());
        }
        return scripts.with(scripts.all().stream()
                .filter(script -> byScript.containsKey(script.id()))
                .map(script -> script.withExamples(byScript.getOrDefault(script.id(), Map.of())))
                .toList());
    }

    /** The example as a message whose intent is known: what a system script refuses fits none. */
    LabelledMessage labelled(Scripts scripts) {
        boolean refused = scripts.script(intent)
                .filter(script -> script.kind() == Script.Kind.SYSTEM)
                .isPresent();
        LabelledMessage plain = LabelledMessage.of(text, intent, Optional.of(language));
        return refused && !plain.courtesy()
                ? LabelledMessage.of(text, LabelledMessage.NONE, Optional.of(language))
                : plain;
    }
}
