package org.palier.calls;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.palier.intents.Language;
import org.palier.intents.Template;

/** What a call says of itself, from {@code voice_fr.properties} and its like; French where a language has no such sentence. */
final class VoiceWords {
    private static final Map<Language, Map<String, Template>> ALL = all();

    private VoiceWords() {}

    /** A sentence with its placeholders, and the language it is in. */
    record Line(Language language, Template text) {}

    /**
     * The sentence of a key.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Line line(String key, Language language) {
        for (Language spoken : new Language[] {language, Language.FR}) {
            Template text = ALL.getOrDefault(spoken, Map.of()).get(key);
            if (text != null) {
                return new Line(spoken, text);
            }
        }
        throw new IllegalArgumentException("no sentence '" + key + "' in voice_fr.properties");
    }

    static Set<String> keys(Language language) {
        return new TreeSet<>(ALL.getOrDefault(language, Map.of()).keySet());
    }

    private static Map<Language, Map<String, Template>> all() {
        Map<Language, Map<String, Template>> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Properties properties = properties("voice_" + language.code() + ".properties");
            Map<String, Template> lines = new HashMap<>();
            properties.stringPropertyNames().forEach(key -> lines.put(key, Template.of(properties.getProperty(key))));
            all.put(language, lines);
        }
        return all;
    }

    private static Properties properties(String file) {
        Properties properties = new Properties();
        try (InputStream resource = VoiceWords.class.getResourceAsStream(file)) {
            if (resource != null) {
                properties.load(new InputStreamReader(resource, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
