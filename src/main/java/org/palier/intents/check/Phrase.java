package org.palier.intents.check;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.palier.intents.Language;
import org.palier.intents.Script;

/**
 * Something that a tenant may say, and where it is written.
 *
 * @param value its name in the file, such as {@code examples.fr[3]}
 */
record Phrase(String script, Language language, String value, String said) {
    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    static List<Phrase> examplesOf(Script script) {
        List<Phrase> phrases = new ArrayList<>();
        script.examples().forEach((language, examples) -> {
            for (int i = 0; i < examples.size(); i++) {
                String value = "examples." + language.code() + "[" + (i + 1) + "]";
                phrases.add(new Phrase(script.id(), language, value, examples.get(i)));
            }
        });
        return phrases;
    }

    String file() {
        return script + ".yaml";
    }

    /** Without case, accents and punctuation; as it is where nothing else remains. */
    String folded() {
        String letters = ACCENTS.matcher(Normalizer.normalize(said, Normalizer.Form.NFKD))
                .replaceAll("");
        String folded =
                OTHERS.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        return folded.isEmpty() ? said : folded;
    }

    List<String> words() {
        return List.of(folded().split(" "));
    }

    String quoted() {
        return "\"" + said + "\"";
    }
}
