package org.palier.line;

import java.time.Instant;
import java.util.Locale;

/**
 * How fast and how uniformly a contact writes.
 *
 * @param windowStart when the hour began in which answers are counted, epoch milliseconds
 * @param answered messages answered since then
 * @param lastText hash of the last text
 * @param identical how often that text came in a row, the last time included
 */
record Pace(long windowStart, int answered, int lastText, int identical) {
    static final Pace NONE = new Pace(0, 0, 0, 0);

    /** The pace once a message has come; not yet answered. */
    Pace heard(String body, Instant now) {
        long millis = now.toEpochMilli();
        boolean same = millis >= windowStart && millis - windowStart < Guards.WINDOW.toMillis();
        String text = body.strip().toLowerCase(Locale.ROOT);
        int hash = text.hashCode();
        // Pictures come without a text, several in a row.
        boolean again = !text.isEmpty() && hash == lastText && identical > 0;
        return new Pace(same ? windowStart : millis, same ? answered : 0, hash, again ? identical + 1 : 1);
    }

    Pace replied() {
        return new Pace(windowStart, answered + 1, lastText, identical);
    }

    /** The stored form: four numbers. */
    String write() {
        return windowStart + " " + answered + " " + lastText + " " + identical;
    }

    /** Reads the stored form; none if it is another. */
    static Pace read(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 4) {
            return NONE;
        }
        try {
            return new Pace(
                    Long.parseLong(parts[0]),
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3]));
        } catch (NumberFormatException e) {
            return NONE;
        }
    }
}
