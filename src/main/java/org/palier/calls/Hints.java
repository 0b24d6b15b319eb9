package org.palier.calls;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.palier.intents.Language;
import org.palier.intents.Script;
import org.palier.intents.Scripts;

/**
 * Words that the carrier's recognition should expect, drawn from the examples of the scripts: the short ones that are written out, a few of
 * each script. Twilio takes 500 of 100 characters; every answer carries them, so fewer are given.
 */
public final class Hints {
    private static final int MOST = 150;
    private static final int MOST_OF_ONE = 4;
    private static final int MOST_CHARACTERS = 40;

    /** Letters, blanks and apostrophes: a comma would part a hint in two. */
    private static final Pattern WRITTEN_OUT = Pattern.compile("[\\p{L} '’-]{4,}");

    private static final Map<Language, List<String>> ALWAYS = Map.of(
            Language.FR, List.of("oui", "non", "un conseiller", "parler à quelqu'un", "être rappelé", "urgence"),
            Language.EN, List.of("yes", "no", "an adviser", "speak to someone", "call me back", "emergency"));

    private Hints() {}

    /** Joined by commas, as the carrier takes them; empty for a language without examples. */
    public static String of(Scripts scripts, Language language) {
        Set<String> hints = new LinkedHashSet<>(ALWAYS.getOrDefault(language, List.of()));
        Set<String> shortForms =
                scripts.dictionary().getOrDefault(language, Map.of()).keySet();
        List<Script> dangersFirst = new ArrayList<>(scripts.all());
        dangersFirst.sort(Comparator.comparing((Script script) -> !script.danger()));
        for (Script script : dangersFirst) {
            script.examples().getOrDefault(language, List.of()).stream()
                    .filter(example -> example.length() <= MOST_CHARACTERS)
                    .filter(example -> WRITTEN_OUT.matcher(example).matches())
                    .filter(example -> isWrittenOut(example, shortForms))
                    .limit(MOST_OF_ONE)
                    .forEach(hints::add);
        }
        return String.join(",", hints.stream().limit(MOST).toList());
    }

    private static boolean isWrittenOut(String example, Set<String> shortForms) {
        return Stream.of(example.toLowerCase(Locale.ROOT).split(" ")).noneMatch(shortForms::contains);
    }
}
