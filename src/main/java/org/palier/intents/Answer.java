package org.palier.intents;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One variant of a script's answer in one language: for some tenants or for all, valid between two dates, inclusive, and where it says so
 * only with or only without the landlord's partner service. Texts still hold their placeholders.
 */
public record Answer(
        Audience audience,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Optional<Boolean> withPartner,
        String sms,
        String voice) {

    /** Whether this variant may be given on a day, to a tenant of a landlord with or without the partner service. */
    public boolean fits(LocalDate day, boolean partner, Place place) {
        return from.map(first -> !day.isBefore(first)).orElse(true)
                && until.map(last -> !day.isAfter(last)).orElse(true)
                && withPartner.map(wanted -> wanted == partner).orElse(true)
                && audience.includes(place);
    }

    /** Whether it depends on nothing. */
    public boolean isAlwaysGiven() {
        return audience.isEverybody() && from.isEmpty() && until.isEmpty() && withPartner.isEmpty();
    }

    /** Whether another one is for the same tenants on the same days. */
    boolean hasConditionsOf(Answer other) {
        return audience.landlord().equals(other.audience.landlord())
                && audience.commune()
                        .map(Place::plain)
                        .equals(other.audience.commune().map(Place::plain))
                && from.equals(other.from)
                && until.equals(other.until)
                && withPartner.equals(other.withPartner);
    }

    /** The same texts between two dates. */
    public Answer between(Optional<LocalDate> first, Optional<LocalDate> last) {
        return new Answer(audience, first, last, withPartner, sms, voice);
    }
}
