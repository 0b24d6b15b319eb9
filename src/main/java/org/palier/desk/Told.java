package org.palier.desk;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.palier.line.Advisers;

/** What the desk tells after a step, each in a sentence of the pages. */
enum Told {
    NOTHING,
    /** Nothing waits in this person's queues. */
    EMPTY,
    /** Another person was quicker, or has it in hand. */
    NOT_YOURS,
    GONE,
    UNREACHABLE,
    RELEASED,
    PASSED_ON,
    PARKED,
    /** The time to come back is not to come, or too far away. */
    NOT_PARKED,
    CLOSED,
    REOPENED,
    /** An ended conversation goes on, and the tenant knows nothing of it. */
    TAKEN_UP,
    SAVED,
    RESENT,
    TYPED_IN,
    /** The note is kept, but who is named may not see the request. */
    NOT_TOLD,
    /** It has left already. */
    TOO_LATE,
    /** The person's own telephone rings. */
    CALL_RINGING,
    /** Whether it is safe to call was not confirmed. */
    CALL_UNSURE,
    CALL_NO_PHONE,
    CALL_UNREACHABLE,
    CALL_BUSY,
    CALL_NOT_PLACED;

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Told named(@Nullable String id) {
        for (Told told : values()) {
            if (told.id().equals(id)) {
                return told;
            }
        }
        return NOTHING;
    }

    /** What to tell of a step, and what if it was done. */
    static Told of(Advisers.Outcome outcome, Told done) {
        return switch (outcome) {
            case DONE -> done;
            case GONE -> GONE;
            case NOT_YOURS -> NOT_YOURS;
            case UNREACHABLE -> UNREACHABLE;
        };
    }
}
