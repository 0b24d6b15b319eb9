package org.palier.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the staff with the work in hand.
 *
 * @param seenAt when a page of the desk was open last; null for one who never came
 * @param held requests in hand
 * @param oldest since when the oldest of these is held
 */
public record PersonAtWork(
        long id,
        String name,
        String role,
        boolean away,
        @Nullable Instant seenAt,
        int held,
        @Nullable Instant oldest) {}
