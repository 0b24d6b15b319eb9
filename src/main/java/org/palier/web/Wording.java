package org.palier.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The words of the pages in one language: French, or English for a browser that prefers it. Immutable. */
public final class Wording {
    public static final Wording FRENCH = new Wording(Locale.FRENCH);
    public static final Wording ENGLISH = new Wording(Locale.ENGLISH);

    private final ResourceBundle bundle;
    private final Map<String, String> own;

    private Wording(ResourceBundle bundle, Map<String, String> own) {
        this.bundle = bundle;
        this.own = own;
    }

    private Wording(Locale language) {
        this.own = Map.of();
        this.bundle = ResourceBundle.getBundle(
                "org.palier.web.messages",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The language to speak to a browser; French unless it asks for English first. */
    public static Wording of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > 500) {
            return FRENCH;
        }
        try {
            Locale best =
                    Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), List.of(Locale.FRENCH, Locale.ENGLISH));
            return Locale.ENGLISH.equals(best) ? ENGLISH : FRENCH;
        } catch (IllegalArgumentException e) {
            return FRENCH;
        }
    }

    /** The same with other texts for some keys. */
    Wording with(Map<String, String> texts) {
        return texts.isEmpty() ? this : new Wording(bundle, Map.copyOf(texts));
    }

    /**
     * A text with its values.
     *
     * @param values what {@code {0}}, {@code {1}} … stand for
     * @throws java.util.MissingResourceException if there is no such key
     */
    public String text(String key, Object... values) {
        String text = own.get(key);
        if (text != null) {
            return text;
        }
        text = bundle.getString(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** The language of these words. */
    public Locale locale() {
        return bundle.getLocale();
    }

    boolean has(String key) {
        return bundle.containsKey(key);
    }

    List<String> keys() {
        return bundle.keySet().stream().sorted().toList();
    }
}
