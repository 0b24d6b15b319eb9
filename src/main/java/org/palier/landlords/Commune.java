package org.palier.landlords;

import java.util.List;
import org.palier.intents.Place;

/**
 * A commune where the landlord has homes.
 *
 * @param metropole whether it belongs to the métropole that keeps a solidarity fund of its own
 */
public record Commune(String name, List<String> postcodes, boolean metropole) {
    /** Whether a tenant's words are this commune's name, whatever the accents, hyphens and capitals. */
    boolean isNamed(String text) {
        return Place.plain(name).equals(Place.plain(text));
    }
}
