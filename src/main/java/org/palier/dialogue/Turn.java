package org.palier.dialogue;

import java.util.List;
import org.palier.intents.Danger;

/**
 * One step of the dialogue.
 *
 * @param say texts to answer, in order; empty when nothing is to be said
 */
public record Turn(State state, List<String> say, List<Effect> effects, Decision decision) {

    /** The same message, heard and left alone: nothing is said, done or remembered. */
    public Turn ignored(State before) {
        return new Turn(before, List.of(), List.of(), decision.ignored());
    }

    /** The same turn, after which something else is remembered. */
    public Turn after(State remembered) {
        return new Turn(remembered, say, effects, decision);
    }

    /** Whether a danger was told or is in doubt. */
    public boolean isDanger() {
        return decision.danger() != Danger.Level.NONE
                || decision.outcome() == Decision.Outcome.DANGER
                || decision.outcome() == Decision.Outcome.DANGER_POSSIBLE;
    }
}
