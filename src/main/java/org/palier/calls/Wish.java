package org.palier.calls;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.palier.dialogue.PlainText;
import org.palier.intents.Language;

/** What the keys of a call do, said instead of pressed. The words are in {@code wishes_fr.properties} and its like. */
enum Wish {
    REPEAT,
    START_AGAIN,
    CALL_BACK,
    MESSAGE,
    TEXT;

    private static final Map<Language, Map<Wish, Pattern>> ALL = all();

    /** The wish that somebody says and nothing beside it, in the language of the call or in French. */
    static Optional<Wish> of(String words, Language language) {
        String plain = PlainText.of(words);
        for (Language spoken : new Language[] {language, Language.FR}) {
            for (Map.Entry<Wish, Pattern> wish :
                    ALL.getOrDefault(spoken, Map.of()).entrySet()) {
                if (wish.getValue().matcher(plain).matches()) {
                    return Optional.of(wish.getKey());
                }
            }
        }
        return Optional.empty();
    }

    private static Map<Language, Map<Wish, Pattern>> all() {
        Map<Language, Map<Wish, Pattern>> all = new EnumMap<>(Language.class);
        for (Language language : new Language[] {Language.FR, Language.EN}) {
            Properties properties = read("wishes_" + language.code() + ".properties");
            String before = properties.getProperty("before");
            String after = properties.getProperty("after");
            Map<Wish, Pattern> wishes = new EnumMap<>(Wish.class);
            for (Wish wish : values()) {
                String said = properties.getProperty(
                        wish.name().toLowerCase(Locale.ROOT).replace('_', '-'));
                wishes.put(wish, Pattern.compile("(?:(?:" + before + ") )*(?:" + said + ")(?: (?:" + after + "))*"));
            }
            all.put(language, wishes);
        }
        return all;
    }

    private static Properties read(String file) {
        Properties properties = new Properties();
        try (InputStream resource = Wish.class.getResourceAsStream(file)) {
            if (resource == null) {
                throw new IllegalStateException(file + " is not in the program");
            }
            properties.load(new InputStreamReader(resource, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
