package org.palier.conversations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with a contact, until it was quiet for long.
 *
 * @param holder the person who speaks; null while the assistant does
 * @param version grows with every change: who changes it says which one was read, so that nobody overwrites what another did
 * @param line the number that was texted last, E.164
 * @param channel of the last message, as {@link org.palier.intents.Channel} names it
 * @param state the dialogue's memory, JSON
 * @param pace counters of the line's guards
 */
public record Conversation(
        long id,
        long landlordId,
        long contactId,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Long holder,
        long version,
        String line,
        String channel,
        Instant lastHeardAt,
        @Nullable Long lastMessageId,
        @Nullable String language,
        String state,
        String pace) {}
