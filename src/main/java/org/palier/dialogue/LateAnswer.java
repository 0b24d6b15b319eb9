package org.palier.dialogue;

import java.util.Optional;
import org.palier.intents.Candidate;

/** An answer that comes unasked, or long after its question: it belongs to the request that is open. */
final class LateAnswer implements Rule {
    @Override
    public boolean settles(Hearing hearing, Draft turn) {
        boolean answers = hearing.answers().isPresent() || isDetail(hearing);
        Optional<OpenRequest> request = answers ? turn.nearestRequest() : Optional.empty();
        if (request.isEmpty()) {
            return false;
        }
        String words = hearing.heard().text();
        turn.effect(new Effect.Note(request.get().reference(), hearing.answers().orElse("message"), words));
        hearing.answers().ifPresent(question -> turn.learn(question, words));
        turn.understood();
        Optional<OpenRequest> raised = Urgency.raise(hearing, turn, request.get(), hearing.answers());
        if (raised.isPresent()) {
            turn.say("raised.urgent");
            HandOver.tell(hearing, turn, raised.get());
        } else if (hearing.inBurst()) {
            return turn.end(Decision.Outcome.JOINED, Optional.of(request.get().intent()));
        } else if (turn.isDiscreet()) {
            turn.say("added.discreet");
        } else {
            HandOver.say(turn, "added", request.get());
        }
        return turn.end(Decision.Outcome.NOTED, Optional.of(request.get().intent()));
    }

    /** A name, an address or a moment, said without a need. */
    private static boolean isDetail(Hearing hearing) {
        return !hearing.words().isKnown()
                && hearing.sure().map(Candidate::intent).equals(Optional.of("details"));
    }
}
