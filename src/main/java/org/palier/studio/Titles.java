package org.palier.studio;

import java.util.function.UnaryOperator;

/** What scripts are called, by their ids; some messages have none. */
public record Titles(UnaryOperator<String> known, String none) {
    public String of(String intent) {
        return intent.isEmpty() ? none : known.apply(intent);
    }
}
