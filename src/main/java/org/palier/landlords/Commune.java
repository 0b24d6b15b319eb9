package org.palier.landlords;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * A commune where the landlord has homes.
 *
 * @param metropole whether it belongs to the métropole that keeps a solidarity fund of its own
 */
public record Commune(String name, List<String> postcodes, boolean metropole) {
    /** Whether a tenant's words are this commune's name, whatever the accents, hyphens and capitals. */
    boolean isNamed(String text) {
        return plain(name).equals(plain(text));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\bst\\b", "saint")
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }
}
