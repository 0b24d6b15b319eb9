package org.palier.calls;

import java.util.Optional;
import java.util.OptionalDouble;

/** What came of a step. */
public sealed interface Input {
    /** Nothing was said and no key pressed. */
    record Silence() implements Input {}

    /** Keys as they are printed: digits, {@code *}, {@code #}. */
    record Keys(String pressed) implements Input {}

    /**
     * Words as they were recognised.
     *
     * @param confidence 0 to 1, where the carrier tells
     */
    record Speech(String words, OptionalDouble confidence) implements Input {
        @Override
        public String toString() {
            return "Speech";
        }
    }

    /**
     * A telephone was rung.
     *
     * @param bridged whether caller and callee spoke, where the carrier tells
     */
    record Dialled(String status, Optional<Boolean> bridged) implements Input {}

    /**
     * The caller spoke after the tone.
     *
     * @param key that ended it, empty without one
     */
    record Recorded(String recordingSid, int seconds, String key) implements Input {}
}
