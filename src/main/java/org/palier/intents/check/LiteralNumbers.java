package org.palier.intents.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds telephone numbers that are typed in digits. */
final class LiteralNumbers {
    /** Eight digits or more, in any grouping. */
    private static final Pattern LONG = Pattern.compile("\\+?\\d(?:[ .\\-/\\u00A0\\u202F]?\\d){7,}");

    /** The emergency and help numbers of two to six digits, those of the taxonomy and their neighbours. */
    private static final Pattern SHORT =
            Pattern.compile("(?<![\\d,.])(?:15|17|18|112|114|115|116[ .]?\\d{3}|117|119|191|196|197|"
                    + "3[ .]?[0-9][ .]?[0-9][ .]?[0-9]|1023|10[ .]?(?:13|14|15|16|23))(?![\\d])(?![.,]\\d)");

    /** What makes a short number an amount, a time or a date. */
    private static final Pattern UNIT = Pattern.compile(
            "^[ \\u00A0\\u202F-]*(?:h\\b|heure|min|jour|semaine|mois|an\\b|ans\\b|année|€|euro|%|m2|m²|kg|degr|°|personne|logement|fois"
                    + "|janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre"
                    + "|day|week|month|year|hour|minute|am\\b|pm\\b|january|february|march|april|may|june|july|august"
                    + "|september|october|november|december|días|dias|horas|años|anos|meses|semanas|th\\b|st\\b|nd\\b|rd\\b"
                    + "|du mois|of the month|de cada mes|\\d)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");

    private LiteralNumbers() {}

    static String withoutPlaceholders(String text) {
        return PLACEHOLDER.matcher(text).replaceAll("§");
    }

    /** The first such number of a text. */
    static Optional<String> in(String text) {
        String plain = withoutPlaceholders(text);
        Matcher number = LONG.matcher(plain);
        if (number.find()) {
            return Optional.of(number.group());
        }
        number = SHORT.matcher(plain);
        while (number.find()) {
            boolean amount = UNIT.matcher(plain.substring(number.end())).find()
                    || plain.substring(0, number.start()).matches("(?s).*(?:n°|no|article|page|§)[ ]?$");
            if (!amount) {
                return Optional.of(number.group());
            }
        }
        return Optional.empty();
    }
}
