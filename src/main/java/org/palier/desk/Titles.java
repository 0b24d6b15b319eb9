package org.palier.desk;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palier.web.Wording;

/** What requests are about, and what was said, in words; some requests are about nothing that was understood. */
public record Titles(UnaryOperator<String> known, String none, Wording words) {
    /** What a tenant said; of a caller, a key that was pressed or a message that was left. */
    public String said(String text, boolean called) {
        if (!called || !text.matches("[0-9*#]{0,10}")) {
            return text;
        }
        return text.isEmpty() ? words.text("desk.voice") : words.text("desk.pressed", text);
    }

    public String of(@Nullable String intent) {
        return intent == null ? none : known.apply(intent);
    }

    /** Those of several, separated by commas. */
    public String all(String intents) {
        return Arrays.stream(intents.split(",")).map(this::of).collect(Collectors.joining(", "));
    }
}
