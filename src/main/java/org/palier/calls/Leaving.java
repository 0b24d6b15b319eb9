package org.palier.calls;

import org.palier.calls.CallState.Phase;

/** Takes a message after the tone, and keeps it with a request, also when the caller hangs up while speaking. */
final class Leaving {
    /** Seconds. */
    static final int LONGEST = 180;

    private final Ear ear;

    Leaving(Ear ear) {
        this.ear = ear;
    }

    void offer(CallTurn turn) {
        turn.say("mailbox");
        turn.phase = Phase.RECORDING;
        turn.end(new Verb.Tone(LONGEST, turn.next()));
    }

    /**
     * Keeps what was said.
     *
     * @param goesOn whether the caller wants something more
     */
    void recorded(CallTurn turn, Input input, boolean goesOn) {
        if (input instanceof Input.Recorded recording && recording.seconds() > 0) {
            if (ear.request(turn).isEmpty()) {
                Answering.keep(turn, ear.hear(turn, "humain"));
            }
            turn.reach(Call.Outcome.MESSAGE);
            turn.also((tx, now) -> Recordings.add(tx, turn.call, recording, now));
            turn.say("mailbox.kept");
        } else if (!goesOn) {
            turn.say("mailbox.empty");
        }
        turn.phase = Phase.ANSWERED;
        if (!goesOn) {
            turn.say("goodbye");
            turn.end(new Verb.Hangup());
        }
    }
}
