package org.palier.calls;

import org.palier.calls.CallState.Phase;
import org.palier.conversations.Notes;

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

    void recorded(CallTurn turn, Input input) {
        if (input instanceof Input.Recorded recording && recording.seconds() > 0) {
            Understood understood = ear.hear(turn.arrival, "humain");
            Answering.keep(turn, understood);
            turn.reach(Call.Outcome.MESSAGE);
            String reference = turn.reference;
            long contact = understood.contactId();
            turn.also((tx, now) -> {
                Recordings.add(tx, turn.call, recording, now);
                Notes.answer(tx, contact, reference, "voicemail", recording.seconds() + " s", now);
            });
            turn.say("mailbox.kept");
        } else {
            turn.say("mailbox.empty");
        }
        turn.phase = Phase.ANSWERED;
        turn.say("goodbye");
        turn.end(new Verb.Hangup());
    }
}
