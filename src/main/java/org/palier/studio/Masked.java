package org.palier.studio;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes what could name a person out of a message that is to be kept as an example: numbers, e-mail and street addresses, the name that is
 * known of the tenant. A person still reads and corrects the text before it is kept.
 */
final class Masked {
    private static final String GAP = "…";

    private static final Pattern EMAIL = Pattern.compile("\\S+@\\S+\\.\\S+");

    /** Five digits or more, in any grouping: telephones, accounts, post codes. */
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d(?:[ .\\-/]?\\d){4,}");

    private static final Pattern STREET = Pattern.compile(
            "(?iu:\\b\\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|av|bd|boulevard|place|pl|allée|allee|chemin|impasse|route|quai|cours|square))"
                    + "(?iu: (?:de la |de l'|du |des |de |d')?[\\p{L}'-]+)(?: \\p{Lu}[\\p{L}'-]+)*");

    private static final Pattern INTRODUCED = Pattern.compile(
            "(?i:\\b(?:je m'appelle|mon nom est|je suis (?:m\\.|mme|monsieur|madame)|my name is)) (?:\\p{L}[\\p{L}'-]+ ?){1,3}");

    private Masked() {}

    /**
     * The text on one line, without what could name somebody.
     *
     * @param name that is known of the tenant
     */
    static String text(String text, @Nullable String name) {
        String line = text.replaceAll("\\s+", " ").strip();
        line = EMAIL.matcher(line).replaceAll(GAP);
        line = STREET.matcher(line).replaceAll(GAP);
        line = NUMBER.matcher(line).replaceAll(GAP);
        line = INTRODUCED.matcher(line).replaceAll(GAP);
        if (name != null) {
            for (String word : name.split("[\\s-]+")) {
                if (word.length() > 2) {
                    line = Pattern.compile(
                                    "\\b" + Pattern.quote(word) + "\\b",
                                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                            .matcher(line)
                            .replaceAll(GAP);
                }
            }
        }
        return line;
    }
}
