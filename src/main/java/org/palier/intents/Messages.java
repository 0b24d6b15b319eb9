package org.palier.intents;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The line's own sentences: promises, questions, courtesies. Each was written by a person in {@code messages.yaml}. Immutable. */
public final class Messages {
    private final Map<String, Map<Language, Text>> texts;

    /** A sentence to read and to hear. */
    record Text(Template sms, Template voice) {}

    Messages(Map<String, Map<Language, Text>> texts) {
        this.texts = new TreeMap<>(texts);
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /** The languages in which a message is written; none if there is no such message. */
    public Set<Language> languages(String key) {
        return Collections.unmodifiableSet(texts.getOrDefault(key, Map.of()).keySet());
    }

    /** The keys of all messages, in order. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(texts.keySet());
    }

    /**
     * A sentence with its placeholders, in French if it is not there in the language.
     *
     * @throws IllegalArgumentException if no message has the key
     */
    public Template text(String key, Language language, Channel channel) {
        Map<Language, Text> languages = texts.get(key);
        if (languages == null) {
            throw new IllegalArgumentException("no message '" + key + "' in messages.yaml");
        }
        Text text = languages.get(language);
        if (text == null) {
            text = languages.get(Language.FR);
        }
        if (text == null) {
            throw new IllegalArgumentException("message '" + key + "' has no French text");
        }
        return channel == Channel.VOICE ? text.voice() : text.sms();
    }

    Map<String, Map<Language, Text>> texts() {
        return texts;
    }
}
