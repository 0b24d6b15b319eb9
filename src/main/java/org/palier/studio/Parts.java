package org.palier.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.palier.intents.Language;
import org.palier.intents.Script;

/** Names the parts in which two versions of a file differ, such as {@code title} and {@code answer.fr}. */
final class Parts {
    /** A file that was not there before. */
    static final String NEW = "new";

    /** The file differs, no script in it does: comments, order, or a file that stands beside the scripts. */
    static final String TEXT = "text";

    private static final Map<String, Function<Script, Object>> WHOLE = Map.ofEntries(
            Map.entry("title", Script::title),
            Map.entry("scope", Script::scope),
            Map.entry("kind", Script::kind),
            Map.entry("queue", Script::queue),
            Map.entry("escalation", Script::escalation),
            Map.entry("priority", Script::priority),
            Map.entry("danger", Script::danger),
            Map.entry("partner", Script::partner),
            Map.entry("urgent-when", Script::urgentWhen),
            Map.entry("owner", Script::owner),
            Map.entry("review-by", Script::reviewBy),
            Map.entry("source", Script::source),
            Map.entry("ask", Script::ask),
            Map.entry("choices", Script::choices),
            Map.entry("tests", Script::tests));

    private Parts() {}

    /** The names in which they differ, separated by blanks. */
    static String changed(Optional<Script> before, Optional<Script> after, boolean isNew) {
        if (isNew) {
            return NEW;
        }
        if (before.isEmpty() || after.isEmpty()) {
            return TEXT;
        }
        List<String> parts = between(before.get(), after.get());
        return parts.isEmpty() ? TEXT : String.join(" ", parts);
    }

    static List<String> between(Script before, Script after) {
        TreeSet<String> parts = new TreeSet<>();
        WHOLE.forEach((name, part) -> {
            if (!Objects.equals(part.apply(before), part.apply(after))) {
                parts.add(name);
            }
        });
        for (Language language : Language.values()) {
            if (!Objects.equals(before.answers().get(language), after.answers().get(language))) {
                parts.add("answer." + language.code());
            }
            if (!Objects.equals(
                    before.examples().get(language), after.examples().get(language))) {
                parts.add("examples." + language.code());
            }
        }
        return new ArrayList<>(parts);
    }
}
