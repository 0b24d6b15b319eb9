package org.palier.intents;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a tenant lives, as far as that is known.
 *
 * @param landlord short name of the landlord, as in its file; empty where none is known
 * @param commune as the landlord's file names it
 */
public record Place(String landlord, Optional<String> commune) {
    public static final Place UNKNOWN = new Place("", Optional.empty());

    /** A name of a place without what people write differently: accents, hyphens, capitals, "St" for "Saint". */
    public static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\b(st|ste)\\b", "saint")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
