package org.palier.line;

import java.time.Instant;
import java.util.List;
import org.palier.dialogue.Effect;
import org.palier.dialogue.State;
import org.palier.dialogue.Turn;

/**
 * Everything about a message that is to be stored, worked out before the transaction.
 *
 * @param known what it was worked out from
 * @param stateText the state after the turn, JSON
 * @param replies what is answered, empty if nothing may be
 * @param effects those that are carried out
 */
record Draft(
        Inbound in,
        long landlordId,
        Instant now,
        Known known,
        Turn turn,
        String stateText,
        List<String> replies,
        List<Effect> effects,
        Pace pace) {
    /** Whether a conversation is opened with it. */
    boolean opens() {
        return known.over();
    }

    State state() {
        return turn.state();
    }
}
