package org.palier.dialogue;

import java.util.Optional;
import org.palier.intents.Candidate;
import org.palier.intents.Script;

/** Who has called or written in vain about a request that is open passes forward, also amid a question, which stays. */
final class CalledAgain implements Rule {
    @Override
    public boolean settles(Hearing hearing, Draft turn) {
        if (turn.isDiscreet()
                || hearing.state().requests().isEmpty()
                || !hearing.words().saysAgain()) {
            return false;
        }
        Optional<String> sure = hearing.sure()
                .map(Candidate::intent)
                .filter(id -> !id.equals(HandOver.PERSON))
                .filter(id -> turn.script(id)
                        .filter(script -> script.kind() == Script.Kind.TOPIC)
                        .isPresent());
        Optional<OpenRequest> request = sure.isPresent() ? turn.request(sure.get()) : turn.nearestRequest();
        if (request.isEmpty()) {
            return false;
        }
        turn.startAfresh();
        turn.understood();
        Topics.comeBack(hearing, turn, request.get(), false);
        turn.askAgain();
        return turn.end(Decision.Outcome.NOTED, Optional.of(request.get().intent()));
    }
}
