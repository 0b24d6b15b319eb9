package org.palier.intents;

import java.util.Optional;

/**
 * The tenants that a variant of an answer is for: all of them, those of one landlord, those of one commune, or those of a landlord in one
 * commune.
 *
 * @param landlord short name of the landlord, as in its file
 */
public record Audience(Optional<String> landlord, Optional<String> commune) {
    public static final Audience EVERYBODY = new Audience(Optional.empty(), Optional.empty());

    /** Whether a tenant who lives there is among them. */
    public boolean includes(Place place) {
        return landlord.map(place.landlord()::equals).orElse(true)
                && commune.map(wanted -> place.commune()
                                .filter(known -> Place.plain(known).equals(Place.plain(wanted)))
                                .isPresent())
                        .orElse(true);
    }

    public boolean isEverybody() {
        return landlord.isEmpty() && commune.isEmpty();
    }

    /** Where it comes in a list of variants: the narrower first, so that a wider one does not hide it. */
    public int rank() {
        return (landlord.isPresent() ? 0 : 2) + (commune.isPresent() ? 0 : 1);
    }
}
