package org.palier.line;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;

/** Sentences that tenants read beside what the scripts say, in their language or else in French. */
final class Sentences {
    private static final Set<String> LANGUAGES = Set.of("fr", "en", "es", "pt", "ar");

    private Sentences() {}

    /**
     * A sentence.
     *
     * @param language of the tenant, as far as it is known
     * @param values for its placeholders
     */
    static String of(String key, Optional<String> language, Object... values) {
        Locale locale =
                Locale.forLanguageTag(language.filter(LANGUAGES::contains).orElse("fr"));
        ResourceBundle sentences = ResourceBundle.getBundle(
                "org.palier.line.sentences",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return MessageFormat.format(sentences.getString(key), values);
    }
}
