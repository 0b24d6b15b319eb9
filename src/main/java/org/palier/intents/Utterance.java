package org.palier.intents;

import java.util.Optional;

/**
 * Something a tenant wrote or said, with the context that helps to understand it.
 *
 * @param language what the conversation spoke so far
 * @param lastIntent the topic of the conversation so far
 */
public record Utterance(String text, Channel channel, Optional<Language> language, Optional<String> lastIntent) {
    /** A text message without context. */
    public static Utterance of(String text) {
        return new Utterance(text, Channel.SMS, Optional.empty(), Optional.empty());
    }
}
