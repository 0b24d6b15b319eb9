package org.palier.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.palier.web.Duty;

/**
 * Somebody of the staff with the work in hand.
 *
 * @param held requests in hand
 * @param oldest since when the oldest of these is held
 */
public record PersonAtWork(
        long id,
        String name,
        String role,
        Duty.Presence presence,
        int held,
        @Nullable Instant oldest) {}
