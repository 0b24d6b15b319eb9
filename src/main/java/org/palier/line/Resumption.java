package org.palier.line;

import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.palier.conversations.Conversation;
import org.palier.conversations.Escalation;
import org.palier.conversations.Escalations;
import org.palier.dialogue.Decision.Outcome;
import org.palier.dialogue.Effect;
import org.palier.dialogue.State;
import org.palier.dialogue.StateJson;

/**
 * A request that a person has ended and that the tenant's next message takes up again. Only a request of the same conversation, so never an
 * old one; and not by thanks, nor by another need, which the assistant answers.
 */
final class Resumption {
    /** What a message may become that goes on with what was ended. */
    private static final Set<Outcome> GOES_ON =
            Set.of(Outcome.ANSWERED, Outcome.NOT_UNDERSTOOD, Outcome.CLARIFYING, Outcome.NOTED);

    private Resumption() {}

    /** The request that a message takes up again. */
    static Optional<Escalation> of(Handle tx, Draft draft, Conversation conversation) {
        Outcome outcome = draft.turn().decision().outcome();
        boolean opensAnother = draft.effects().stream().anyMatch(effect -> effect instanceof Effect.Escalate);
        if (draft.opens()
                || conversation.holder() != null
                || opensAnother
                || draft.state().awaitsPerson()
                || !GOES_ON.contains(outcome)) {
            return Optional.empty();
        }
        Optional<Escalation> ended = Escalations.endedLast(tx, conversation.id());
        return outcome == Outcome.ANSWERED
                ? ended.filter(request -> draft.turn()
                        .decision()
                        .intent()
                        .filter(intent -> intent.equals(request.intent()))
                        .isPresent())
                : ended;
    }

    /** The draft as it is when the request is open again: the tenant can ask about it. */
    static Draft open(Draft draft, Escalation request) {
        State state = draft.state().opened(Requests.remembered(request));
        return new Draft(
                draft.in(),
                draft.landlordId(),
                draft.now(),
                draft.known(),
                draft.turn().after(state),
                StateJson.write(state),
                draft.replies(),
                draft.effects(),
                draft.pace());
    }
}
