package org.palier.intents;

import java.util.stream.Collectors;

/**
 * What a text costs as SMS.
 *
 * @param letters those without which it would take fewer segments
 * @param cheaper the text in other letters, if that takes fewer segments; else empty
 */
public record Cost(Segments segments, String letters, String cheaper) {
    private static final int MOST_LETTERS = 8;

    /** Counts a text as it is sent, its placeholders filled in. */
    public static Cost of(String text) {
        Segments counted = Segments.of(text);
        String without = text;
        for (Segments.Forced forced : counted.forced()) {
            without = without.replace(forced.letter(), "");
        }
        if (Segments.of(without).segments() >= counted.segments()) {
            return new Cost(counted, "", "");
        }
        String letters = counted.forced().stream()
                .map(Segments.Forced::letter)
                .distinct()
                .limit(MOST_LETTERS)
                .collect(Collectors.joining(" "));
        String rewritten = Segments.rewrite(text);
        boolean helps = Segments.of(rewritten).segments() < counted.segments();
        return new Cost(counted, letters, helps ? rewritten : "");
    }
}
