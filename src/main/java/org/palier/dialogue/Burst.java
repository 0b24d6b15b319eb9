package org.palier.dialogue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * Messages that follow one another so quickly that they are parts of one.
 *
 * @param words what was heard so far, the end of it if it is long
 * @param told what was said so far, by key
 */
record Burst(Instant started, Instant last, String words, Set<String> told) {
    private static final int LONGEST = 240;
    /** Who keeps writing for longer than this is in a conversation, not in a burst. */
    private static final int WINDOWS = 4;

    static Burst of(Instant started, Instant last, String words, Set<String> told) {
        int start = Math.max(0, words.length() - LONGEST);
        if (start > 0 && Character.isLowSurrogate(words.charAt(start))) {
            start++;
        }
        return new Burst(
                started.truncatedTo(ChronoUnit.MILLIS),
                last.truncatedTo(ChronoUnit.MILLIS),
                words.substring(start),
                Set.copyOf(told));
    }

    boolean goesOnAt(Instant now, Duration window) {
        return !now.isAfter(last.plus(window)) && !now.isAfter(started.plus(window.multipliedBy(WINDOWS)));
    }
}
