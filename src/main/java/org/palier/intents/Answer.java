package org.palier.intents;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One variant of a script's answer in one language: valid between two dates, inclusive, and where it says so only with or only
 * without the landlord's partner service. Texts still hold their placeholders.
 */
public record Answer(
        Optional<LocalDate> from, Optional<LocalDate> until, Optional<Boolean> withPartner, String sms, String voice) {

    /** Whether this variant may be given on a day, to a tenant of a landlord with or without the partner service. */
    public boolean fits(LocalDate day, boolean partner) {
        return from.map(first -> !day.isBefore(first)).orElse(true)
                && until.map(last -> !day.isAfter(last)).orElse(true)
                && withPartner.map(wanted -> wanted == partner).orElse(true);
    }
}
