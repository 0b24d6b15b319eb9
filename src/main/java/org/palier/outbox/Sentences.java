package org.palier.outbox;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the outbox says to staff, from {@code outbox.properties}. */
final class Sentences {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("org.palier.outbox.outbox", Locale.ROOT);

    private Sentences() {}

    static String of(String key, String... parts) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(parts);
    }

    /** Why a carrier refuses, in plain words where the code is known. */
    static String refusal(int code) {
        String key = "refused." + code;
        return BUNDLE.containsKey(key) ? of(key) : of("refused", Integer.toString(code));
    }
}
