package org.palier.intents;

import java.util.List;

/**
 * What training leaves: all that scoring a message needs. Immutable.
 *
 * @param heldOut how the examples scored when the machines had not seen them; empty once the model was read from a file
 * @param meaning what each number of a message's vector says for each class; empty without an embedder
 * @param classes the intents in the order of the model's columns; two more columns say "no danger" and "danger"
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and packed for speed
record Trained(
        List<String> classes,
        boolean[] danger,
        boolean[] system,
        Vocabulary vocabulary,
        LinearModel model,
        float[] meaning,
        Calibration calibration,
        Nearest nearest,
        HeldOut heldOut) {

    /** How far the danger machine leans to danger. */
    float alarm(float[] scores) {
        return scores[classes.size() + 1] - scores[classes.size()];
    }
}
