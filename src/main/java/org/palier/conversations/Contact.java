package org.palier.conversations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wrote or called. Its text form shows no number.
 *
 * @param kind of address, see {@link #SUBSCRIBER}
 * @param conversationId the last conversation
 * @param untextable why no text can reach it; null when one can
 */
public record Contact(
        long id,
        long landlordId,
        String address,
        String kind,
        @Nullable Long conversationId,
        @Nullable String language,
        @Nullable String name,
        @Nullable String residence,
        @Nullable String untextable,
        @Nullable Instant optedOutAt,
        Instant firstHeardAt) {
    /** The kind of a person's number, the only one that is ever answered. */
    public static final String SUBSCRIBER = "subscriber";

    public boolean subscriber() {
        return kind.equals(SUBSCRIBER);
    }

    @Override
    public String toString() {
        return "Contact[" + id + "]";
    }
}
