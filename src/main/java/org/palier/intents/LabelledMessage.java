package org.palier.intents;

import java.util.Optional;
import java.util.Set;

/**
 * A message and what it should be understood as.
 *
 * @param intent the script's id; {@code none} where the matcher should abstain
 * @param also other right answers
 * @param language two-letter code; empty if not told
 * @param style how it is written; empty if not told
 * @param line where it stands in its file, from 1; 0 if it stands in none
 */
public record LabelledMessage(String text, String intent, Set<String> also, String language, String style, int line) {
    /** The label of what no script answers. */
    public static final String NONE = "none";

    private static final Set<String> COURTESIES = Set.of("greeting", "thanks");

    /** A message that stands in no file. */
    public static LabelledMessage of(String text, String intent, Optional<Language> language) {
        return new LabelledMessage(
                text, intent, Set.of(), language.map(Language::code).orElse(""), "", 0);
    }

    /** Whether it asks for something that a script answers. */
    public boolean inScope() {
        return !intent.equals(NONE) && !courtesy();
    }

    /** Whether it only greets or thanks. */
    public boolean courtesy() {
        return isCourtesy(intent);
    }

    static boolean isCourtesy(String intent) {
        return COURTESIES.contains(intent);
    }

    boolean accepts(String predicted) {
        return predicted.equals(intent) || also.contains(predicted);
    }
}
