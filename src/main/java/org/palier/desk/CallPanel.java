package org.palier.desk;

import org.jspecify.annotations.Nullable;

/**
 * What the page of a conversation offers for calling the tenant.
 *
 * @param obstacle why no call can be made, as messages name it; null when one can
 * @param mine the telephone of the person who asks, as it is read
 * @param line the number that the tenant sees, as it is read
 * @param left whether the tenant left another number to be called back at
 * @param careful whether somebody else must not learn of the call
 * @param callHours when it is safe to call, in words
 */
public record CallPanel(
        @Nullable String obstacle,
        String mine,
        String line,
        boolean left,
        boolean careful,
        @Nullable String callHours) {}
