package org.palier.outbox;

import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** A row of the outbox that the worker or a status deals with. */
record Queued(
        long id,
        OutboundText text,
        String state,
        int attempts,
        int lookups,
        int absences,
        @Nullable Instant attemptedAt,
        int rank,
        @Nullable String sid,
        boolean resent) {
    static final RowMapper<Queued> MAPPER = (row, context) -> {
        long contact = row.getLong("contact_id");
        boolean stranger = row.wasNull();
        long attempted = row.getLong("attempted_at");
        boolean untried = row.wasNull();
        row.getLong("resend_of");
        boolean resent = !row.wasNull();
        return new Queued(
                row.getLong("id"),
                new OutboundText(
                        row.getLong("landlord_id"),
                        stranger ? null : contact,
                        row.getString("sender"),
                        row.getString("recipient"),
                        row.getString("kind"),
                        row.getString("cause"),
                        row.getString("body"),
                        Instant.ofEpochMilli(row.getLong("valid_until"))),
                row.getString("state"),
                row.getInt("attempts"),
                row.getInt("lookups"),
                row.getInt("absences"),
                untried ? null : Instant.ofEpochMilli(attempted),
                row.getInt("rank"),
                row.getString("carrier_sid"),
                resent);
    };

    /** Whether it may already be at the carrier, so that it must be looked for before it is sent. */
    boolean unsure() {
        return state.equals("unsure");
    }

    Carrier.Dispatch dispatch(Instant now) {
        return new Carrier.Dispatch(
                id, text.sender(), text.recipient(), text.body(), Duration.between(now, text.validUntil()));
    }

    @Override
    public String toString() {
        return "Queued[" + id + ", " + state + "]";
    }
}
