package org.palier.dialogue;

import java.util.Optional;

/** STOP and START alone. Confirmed each time, for silence would look like refusal, unless the carrier has answered; no request is cancelled. */
final class OptOutWords implements Rule {
    @Override
    public boolean settles(Hearing hearing, Draft turn) {
        Optional<Heard.OptOutKeyword> carrier = hearing.heard().carrierOptOut();
        if (carrier.equals(Optional.of(Heard.OptOutKeyword.HELP))) {
            return turn.end(Decision.Outcome.COURTESY, Optional.empty());
        }
        boolean stop = carrier.map(Heard.OptOutKeyword.STOP::equals)
                .orElse(hearing.words().isStop());
        boolean start = carrier.map(Heard.OptOutKeyword.START::equals)
                .orElse(hearing.words().isStart());
        if (stop) {
            return stop(hearing, turn, carrier.isPresent());
        }
        if (start
                && (carrier.isPresent()
                        || hearing.state().optedOut()
                        || hearing.words().isStartKeyword())) {
            turn.optOut(false).effect(new Effect.OptIn());
            if (carrier.isEmpty()) {
                turn.startAfresh().say("optin");
            }
            return turn.end(Decision.Outcome.OPTED_IN, Optional.empty());
        }
        return false;
    }

    private static boolean stop(Hearing hearing, Draft turn, boolean answered) {
        boolean already = hearing.state().optedOut();
        turn.startAfresh().optOut(true);
        if (!already) {
            turn.effect(new Effect.OptOut());
        }
        if (!answered) {
            turn.say(already ? "optout.again" : "optout");
        }
        if (!answered && !already && !turn.requests().isEmpty() && !turn.isDiscreet()) {
            turn.say("optout.open");
        }
        return turn.end(Decision.Outcome.OPTED_OUT, Optional.empty());
    }
}
