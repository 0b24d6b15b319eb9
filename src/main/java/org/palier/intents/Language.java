package org.palier.intents;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language that tenants write in. Occitan and Catalan are recognised and answered in French. */
public enum Language {
    FR,
    EN,
    ES,
    PT,
    AR,
    OC,
    CA;

    /** The two-letter ISO 639-1 code, as in script files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Language> ofCode(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }
}
