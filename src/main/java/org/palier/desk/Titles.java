package org.palier.desk;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What requests are about, in words; some are about nothing that was understood. */
public record Titles(UnaryOperator<String> known, String none) {
    public String of(@Nullable String intent) {
        return intent == null ? none : known.apply(intent);
    }

    /** Those of several, separated by commas. */
    public String all(String intents) {
        return Arrays.stream(intents.split(",")).map(this::of).collect(Collectors.joining(", "));
    }
}
