package org.palier.conversations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wrote or called. Its text form shows no number.
 *
 * @param kind of address, see {@link #SUBSCRIBER}
 * @param conversationId the last conversation
 * @param untextable why no text can reach it; null when one can
 * @param discreet whether somebody else may read the texts
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
        boolean discreet,
        Instant firstHeardAt) {
    /** The kind of a person's number, the only one that is ever answered. */
    public static final String SUBSCRIBER = "subscriber";

    public boolean subscriber() {
        return kind.equals(SUBSCRIBER);
    }

    /** Whether an answer can be sent by text: it arrives, and nobody else reads it. */
    public boolean textable() {
        return untextable == null && !discreet;
    }

    @Override
    public String toString() {
        return "Contact[" + id + "]";
    }
}
