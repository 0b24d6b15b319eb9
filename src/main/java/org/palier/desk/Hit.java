package org.palier.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that was found.
 *
 * @param at when something was heard in it last
 * @param intents what its requests are about, separated by commas
 * @param words the message that was found; null when it was found by who it is with
 * @param place where the next page goes on; 0 when it was found by reference or number
 */
public record Hit(
        long conversationId,
        String who,
        @Nullable String residence,
        Instant at,
        @Nullable String intents,
        @Nullable String words,
        long place) {
    @Override
    public String toString() {
        return "Hit[" + conversationId + "]";
    }
}
