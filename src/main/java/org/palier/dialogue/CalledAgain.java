package org.palier.dialogue;

import java.util.Optional;
import org.palier.intents.Candidate;

/** Who has called or written in vain about a request that is open passes forward. */
final class CalledAgain implements Rule {
    @Override
    public boolean settles(Hearing hearing, Draft turn) {
        if (!hearing.words().saysAgain() || turn.isDiscreet()) {
            return false;
        }
        Optional<String> sure = hearing.sure().map(Candidate::intent).filter(id -> !id.equals(HandOver.PERSON));
        Optional<OpenRequest> request = sure.isPresent() ? turn.request(sure.get()) : turn.nearestRequest();
        if (request.isEmpty()) {
            return false;
        }
        turn.startAfresh();
        turn.understood();
        Topics.comeBack(hearing, turn, request.get(), false);
        return turn.end(Decision.Outcome.NOTED, Optional.of(request.get().intent()));
    }
}
