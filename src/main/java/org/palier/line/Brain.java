package org.palier.line;

import org.palier.dialogue.Heard;
import org.palier.dialogue.Situation;
import org.palier.dialogue.State;
import org.palier.dialogue.Turn;

/** What decides about a message: the dialogue with the scripts of the moment. Pure, and safe for any number of threads. */
@FunctionalInterface
public interface Brain {
    Turn next(State state, Heard heard, Situation situation);
}
