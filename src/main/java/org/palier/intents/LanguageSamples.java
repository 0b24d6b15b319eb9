package org.palier.intents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Palier's own sentences, by which it tells languages apart that the scripts have little or nothing of. */
final class LanguageSamples {
    private static final String FILE = "languages.txt";

    private LanguageSamples() {}

    static Map<Language, List<String>> read() {
        Map<Language, List<String>> samples = new EnumMap<>(Language.class);
        for (String line : text().lines().toList()) {
            int colon = line.indexOf(": ");
            if (colon > 0 && !line.startsWith("#")) {
                Language language = Language.ofCode(line.substring(0, colon)).orElseThrow();
                samples.computeIfAbsent(language, any -> new ArrayList<>()).add(line.substring(colon + 2));
            }
        }
        return samples;
    }

    private static String text() {
        try (InputStream file = LanguageSamples.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not in the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
