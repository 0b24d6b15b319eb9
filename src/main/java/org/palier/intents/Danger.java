package org.palier.intents;

import java.util.List;

/**
 * What the danger pass found in a message.
 *
 * @param intents the danger scripts concerned, gravest first; empty at level NONE
 * @param score probability that the message tells of a danger, 0 to 1
 */
public record Danger(Level level, List<String> intents, double score) {
    /** No sign of danger. */
    public static final Danger NONE = new Danger(Level.NONE, List.of(), 0);

    /** How sure the danger pass is. */
    public enum Level {
        NONE,
        /** Ask one short safe question and alert a person. */
        POSSIBLE,
        /** Answer at once with the number and alert a person. */
        CERTAIN
    }
}
