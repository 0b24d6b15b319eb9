package org.palier.calls;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A call as the history of a conversation tells it.
 *
 * @param seconds how long it lasted, or has lasted; null while nobody knows
 * @param staffId who of the staff spoke, or wished to; null for a telephone of those on call, and for nobody
 * @param rings telephones of the staff that were rung, in turn
 */
public record PastCall(
        long id,
        boolean inbound,
        Instant startedAt,
        @Nullable Integer seconds,
        Progress progress,
        @Nullable Long staffId,
        List<Ring> rings) {
    public PastCall {
        rings = List.copyOf(rings);
    }

    /**
     * A telephone of the staff that was rung.
     *
     * @param staffId null for one of those on call
     */
    public record Ring(@Nullable Long staffId, boolean taken) {}

    /** How far a call came. */
    public enum Progress {
        /** The caller speaks with the assistant. */
        GOING_ON,
        /** Nothing was understood. */
        HUNG_UP,
        /** The assistant answered. */
        ANSWERED,
        /** A call back was asked for. */
        CALL_BACK,
        /** A message was left. */
        MESSAGE,
        /** Caller and staff spoke, or speak. */
        SPOKE,
        /** Of a call to a tenant: the telephone of the staff rings. */
        STAFF_RINGS,
        /** It was answered, and a key is waited for. */
        STAFF_ANSWERED,
        TENANT_RINGS,
        /** Tenant and staff speak. */
        SPEAKING,
        /** The telephone of the staff was not answered, or no key was pressed there. */
        STAFF_NOT_THERE,
        TENANT_BUSY,
        TENANT_NO_ANSWER,
        /** The tenant's number cannot be called. */
        TENANT_FAILED,
        /** The carrier did not take the call. */
        NOT_PLACED;

        /** Whether it changes by itself. */
        public boolean moving() {
            return this == GOING_ON
                    || this == STAFF_RINGS
                    || this == STAFF_ANSWERED
                    || this == TENANT_RINGS
                    || this == SPEAKING;
        }

        /** Whether a wish to call a tenant came to nothing. */
        public boolean failed() {
            return compareTo(STAFF_NOT_THERE) >= 0;
        }

        /** As messages name it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
