package org.palier.intents;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/**
 * A sentence to a person who writes scripts, or a part of one, which can be told in French and in English. Its words stand in
 * {@code problems_fr.properties} and {@code problems_en.properties}.
 *
 * @param key of its words
 * @param values what <code>{0}</code>, <code>{1}</code> … stand for: texts, numbers, days, or sayings of their own
 */
public record Saying(String key, List<Object> values) {
    /** No words at all. */
    public static final Saying NOTHING = of("problem.nothing");

    private static final Pattern VALUE = Pattern.compile("\\{(\\d)}");

    public Saying {
        values = List.copyOf(values);
    }

    public static Saying of(String key, Object... values) {
        return new Saying(key, Arrays.asList(values));
    }

    /** Several, with commas between them. */
    public static Saying list(List<Saying> sayings) {
        return sayings.stream()
                .reduce((before, next) -> of("problem.and", before, next))
                .orElse(NOTHING);
    }

    /** Asks whether a word that is known was meant. */
    static Saying near(String word) {
        return of("problem.near", word);
    }

    /** The words in a language; in English where it has none. */
    public String in(Locale language) {
        return words(language, key);
    }

    /** What can be done about it. */
    String whatToDo(Locale language) {
        return words(language, key + ".do");
    }

    private String words(Locale language, String name) {
        return VALUE.matcher(bundle(language).getString(name)).replaceAll(found -> {
            Object value = values.get(Integer.parseInt(found.group(1)));
            String text = value instanceof Saying saying ? saying.in(language) : value.toString();
            return java.util.regex.Matcher.quoteReplacement(text);
        });
    }

    static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                "org.palier.intents.problems",
                language.getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The words in English. */
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
