package org.palier.line;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.palier.dialogue.Decision.Outcome;
import org.palier.dialogue.Effect;
import org.palier.dialogue.Turn;

/**
 * What is texted to who has told staff that somebody else may read it: that the message has come, and how the answer can be heard. Danger
 * is answered all the same, for its number may save a life; so is a refusal of texts, which names nothing.
 */
final class Neutral {
    private static final Set<Outcome> AS_THEY_ARE =
            Set.of(Outcome.DANGER, Outcome.DANGER_POSSIBLE, Outcome.OPTED_OUT, Outcome.OPTED_IN);

    private Neutral() {}

    /** The replies to say in place of a turn's own; none where there were none. */
    static List<String> of(List<String> replies, Turn turn) {
        if (replies.isEmpty() || AS_THEY_ARE.contains(turn.decision().outcome())) {
            return replies;
        }
        boolean person =
                turn.state().awaitsPerson() || turn.effects().stream().anyMatch(Effect.Escalate.class::isInstance);
        return List.of(Sentences.of(
                person ? "discreet.person" : "discreet.call",
                Optional.of(turn.decision().language().code())));
    }
}
