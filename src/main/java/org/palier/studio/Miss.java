package org.palier.studio;

import org.jspecify.annotations.Nullable;

/**
 * A message from which the scripts can learn.
 *
 * @param intent what the line had understood; empty if nothing
 * @param meant what an adviser says that it was about; empty where nobody said
 * @param name that is known of the tenant
 */
public record Miss(
        long messageId,
        long conversationId,
        String text,
        Kind kind,
        String intent,
        String meant,
        @Nullable String name) {
    /** How it shows that the answer was not the right one. */
    public enum Kind {
        /** An adviser said what was meant. */
        CORRECTED,
        /** Nothing was understood. */
        UNKNOWN,
        /** None of the topics that were offered was meant. */
        REFUSED,
        /** The tenant asked for a person right after the answer. */
        PERSON
    }

    /** The message as it may be kept: a person still reads it. */
    String masked() {
        return Masked.text(text, name);
    }
}
