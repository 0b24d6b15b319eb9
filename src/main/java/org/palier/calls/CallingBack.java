package org.palier.calls;

import java.util.Map;
import java.util.Optional;
import org.palier.calls.CallState.Phase;
import org.palier.conversations.Escalation;
import org.palier.phones.PhoneNumber;

/** Notes that a caller is to be called back: at the number that shows, or at one that is typed. The request keeps its place in the queue. */
final class CallingBack {
    /** Of a number as it is dialled in France. */
    static final int DIGITS = 10;

    private final Ear ear;
    private final Leaving leaving;

    CallingBack(Ear ear, Leaving leaving) {
        this.ear = ear;
        this.leaving = leaving;
    }

    void wanted(CallTurn turn) {
        Optional<PhoneNumber> shown =
                turn.call.subscriber() ? PhoneNumber.ofE164(turn.call.caller()) : Optional.empty();
        if (shown.isPresent()) {
            note(turn, shown.get(), "callback.done");
        } else {
            turn.misheard = 0;
            ask(turn, "callback.number");
        }
    }

    /** Asks once more what was asked. */
    void repeat(CallTurn turn) {
        if (turn.phase == Phase.NUMBER) {
            ask(turn, "callback.number");
        } else {
            check(turn);
        }
    }

    void incomplete(CallTurn turn) {
        ask(turn, "callback.number.again");
    }

    private static void ask(CallTurn turn, String how) {
        turn.say(how);
        turn.listen(Phase.NUMBER, false, DIGITS);
    }

    void typed(CallTurn turn, String keys) {
        turn.typed = keys.replaceAll("[^0-9]", "");
        if (number(turn).isPresent()) {
            check(turn);
        } else if (++turn.misheard > 1) {
            leaving.offer(turn);
        } else {
            incomplete(turn);
        }
    }

    private static void check(CallTurn turn) {
        turn.say("callback.check", turn.language, Map.of("typed", pairs(turn.typed)));
        turn.listen(Phase.NUMBER_CHECK, false, 1);
    }

    void checked(CallTurn turn, String digit) {
        Optional<PhoneNumber> number = number(turn);
        if (digit.equals("1") && number.isPresent()) {
            note(turn, number.get(), "callback.done.typed");
        } else if (digit.equals("2")) {
            ask(turn, "callback.number");
        } else {
            check(turn);
        }
    }

    private void note(CallTurn turn, PhoneNumber number, String done) {
        Optional<Escalation> request = ear.request(turn);
        if (request.isPresent()) {
            turn.say(done).say("callback.place");
        } else {
            Understood understood = ear.hear(turn, "humain");
            Answering.keep(turn, understood);
            request = understood.request();
            turn.text(understood.text(), understood.language()).say(done);
        }
        turn.pause();
        turn.reach(Call.Outcome.CALL_BACK);
        request.ifPresent(found -> turn.also((tx, now) -> CallBacks.add(tx, found.id(), turn.call, number, now)));
        turn.more();
    }

    private static Optional<PhoneNumber> number(CallTurn turn) {
        return turn.typed.matches("0[1-9][0-9]{8}")
                ? PhoneNumber.ofE164("+33" + turn.typed.substring(1))
                : Optional.empty();
    }

    /** "0 6, 3 9, 9 8, 0 0, 1 2": digit by digit, in the pairs that people expect. */
    private static String pairs(String digits) {
        return digits.replaceAll("(\\d)(\\d)", "$1 $2, ").replaceAll(", $", "");
    }
}
