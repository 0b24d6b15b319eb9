package org.palier.landlords;

import java.time.Instant;
import java.util.Optional;
import org.palier.phones.PhoneNumber;

/**
 * A telephone that is paged for urgent requests.
 *
 * @param hours when it is on duty; empty means whenever the landlord is closed, or always
 * @param always on duty in opening hours too
 */
public record OnCall(String name, PhoneNumber phone, boolean always, Optional<Hours> hours) {
    boolean onDuty(Instant moment, Hours opening) {
        return always || hours.map(own -> own.openAt(moment)).orElseGet(() -> !opening.openAt(moment));
    }
}
