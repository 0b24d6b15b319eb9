package org.palier.intents;

import java.util.List;

/**
 * What training leaves: all that scoring a message needs. Immutable.
 *
 * @param classes the intents in the order of the model's columns; two more columns say "no danger" and "danger"
 */
record Trained(
        List<String> classes,
        boolean[] danger,
        boolean[] system,
        Vocabulary vocabulary,
        LinearModel model,
        Calibration calibration,
        Nearest nearest) {

    /** How far the danger machine leans to danger. */
    float alarm(float[] scores) {
        return scores[classes.size() + 1] - scores[classes.size()];
    }
}
