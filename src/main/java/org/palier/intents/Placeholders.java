package org.palier.intents;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The names that texts may hold in braces, beside those of a single message of the dialogue. */
final class Placeholders {
    /** Filled in from the landlord, its hours and the place of the tenant. */
    static final List<String> COMMON =
            List.of("landlord.name", "landlord.phone", "landlord.website", "hours.today", "hours.next", "fsl.fund");

    /** Followed by the id of a help number. */
    static final String NUMBER = "number.";

    private Placeholders() {}

    /** Notes what is wrong with the placeholders of a text, at its place. */
    static void check(Yaml place, String text, Set<String> numbers, Set<String> own) {
        Template template = Template.of(text);
        template.stray()
                .ifPresent(index -> place.error("problem.brace", place.name(), Yaml.quoted(text.substring(index))));
        for (String name : template.names()) {
            if (COMMON.contains(name) || own.contains(name)) {
                continue;
            }
            if (name.startsWith(NUMBER) && numbers.contains(name.substring(NUMBER.length()))) {
                continue;
            }
            Optional<String> near = name.startsWith(NUMBER)
                    ? Suggestion.of(name.substring(NUMBER.length()), numbers).map(id -> NUMBER + id)
                    : Suggestion.of(
                            name, Stream.concat(COMMON.stream(), own.stream()).toList());
            place.error(
                    "problem.placeholder",
                    "{" + name + "}",
                    place.name(),
                    near.map(word -> Saying.of("problem.placeholder.near", "{" + word + "}"))
                            .orElse(
                                    name.startsWith(NUMBER)
                                            ? Saying.of("problem.placeholder.number")
                                            : Saying.of("problem.placeholder.known", String.join(", ", COMMON))));
        }
    }
}
