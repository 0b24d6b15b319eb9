package org.palier.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A note that names the person who reads it.
 *
 * @param author null for one who has left
 * @param intent what the request is about
 */
public record Mention(
        long noteId,
        Instant at,
        @Nullable String author,
        String text,
        long conversationId,
        @Nullable String intent,
        String reference,
        boolean seen) {
    @Override
    public String toString() {
        return "Mention[" + noteId + "]";
    }
}
