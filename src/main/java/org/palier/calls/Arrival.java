package org.palier.calls;

import org.palier.phones.PhoneNumber;
import org.palier.phones.Sender;

/**
 * A request of the carrier about a call: what to do next.
 *
 * @param callSid the carrier's key of the call
 * @param step 0 for a call that begins; with the call it names the request, so that a repeated one is known
 * @param forwardedFrom whose number was called, if that forwarded the call to the line; empty otherwise
 */
public record Arrival(String callSid, int step, Sender caller, PhoneNumber line, String forwardedFrom, Input input) {
    /** The same call at a later step, with what was said after the tone. */
    Arrival left(int laterStep, Input.Recorded recorded) {
        return new Arrival(callSid, laterStep, caller, line, forwardedFrom, recorded);
    }

    @Override
    public String toString() {
        return "Arrival[" + callSid + ", " + step + "]";
    }
}
