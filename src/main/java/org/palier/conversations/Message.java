package org.palier.conversations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a conversation, with what was answered to it at once. Its text form shows neither.
 *
 * @param sid the carrier's key; null until something sent has one
 * @param inbound whether the tenant said it
 * @param staffId who wrote it, if a person did
 * @param reply the texts that were answered at once
 * @param why null for what a person said
 */
public record Message(
        long id,
        long landlordId,
        long conversationId,
        @Nullable Long previousId,
        @Nullable String sid,
        boolean inbound,
        String channel,
        @Nullable Long staffId,
        Instant at,
        String text,
        List<Media> media,
        List<String> reply,
        @Nullable Why why) {
    @Override
    public String toString() {
        return "Message[" + id + "]";
    }
}
