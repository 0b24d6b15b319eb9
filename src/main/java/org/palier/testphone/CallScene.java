package org.palier.testphone;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What happened since the last scene.
 *
 * @param words whether words are listened for, beside keys
 * @param keys how many keys are waited for
 * @param rung the telephone that rings, empty when none does
 * @param end how the call ended, empty while it goes on
 */
public record CallScene(
        List<Heard> heard, Waiting waiting, boolean words, int keys, String rung, String end, List<Hop> hops) {
    public CallScene {
        heard = List.copyOf(heard);
        hops = List.copyOf(hops);
    }

    /** What the call waits for. */
    public enum Waiting {
        NOTHING,
        /** Words, a key, or silence. */
        ANSWER,
        /** A telephone of the staff rings. */
        RINGING,
        /** The caller speaks after the tone. */
        TONE,
        ENDED
    }

    /** A sentence, with the code of its language. */
    public record Heard(String language, String text) {}

    /** A request to the line and its answer. */
    public record Hop(String path, Map<String, String> sent, int status, Duration took, String answer) {}

    /** What becomes of a telephone that rings. */
    public enum Ring {
        TAKEN,
        REFUSED,
        BUSY,
        NO_ANSWER
    }
}
