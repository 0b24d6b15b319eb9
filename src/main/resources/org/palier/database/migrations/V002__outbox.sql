-- Texts that leave outside a webhook's answer. Times are epoch milliseconds.
CREATE TABLE outbox (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    landlord_id    INTEGER NOT NULL REFERENCES landlord (id),
    contact_id     INTEGER REFERENCES contact (id) ON DELETE CASCADE,
    sender         TEXT NOT NULL,      -- the line, as the carrier writes addresses
    recipient      TEXT NOT NULL,
    kind           TEXT NOT NULL,      -- what it is for, such as 'page'
    cause          TEXT NOT NULL,      -- what it is about, such as the reference of a request
    body           TEXT NOT NULL,
    valid_until    INTEGER NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'unsure', 'sent', 'failed', 'doubtful', 'expired')),
    attempts       INTEGER NOT NULL DEFAULT 0,
    lookups        INTEGER NOT NULL DEFAULT 0,  -- since the last attempt
    absences       INTEGER NOT NULL DEFAULT 0,  -- of these, how many found nothing
    next_at        INTEGER NOT NULL,
    attempted_at   INTEGER,            -- the first attempt: from then on the carrier may know the text
    created_at     INTEGER NOT NULL,
    carrier_sid    TEXT,
    carrier_status TEXT,
    rank           INTEGER NOT NULL DEFAULT 0,  -- a status of a lower rank comes too late
    error_code     INTEGER,
    reason         TEXT,               -- for staff to read
    resend_of      INTEGER UNIQUE REFERENCES outbox (id) ON DELETE CASCADE
) STRICT;

CREATE UNIQUE INDEX outbox_sid ON outbox (carrier_sid) WHERE carrier_sid IS NOT NULL;
CREATE INDEX outbox_due ON outbox (next_at) WHERE state IN ('waiting', 'unsure');
CREATE INDEX outbox_open ON outbox (recipient, id) WHERE state IN ('waiting', 'sending', 'unsure');
CREATE INDEX outbox_of_contact ON outbox (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX outbox_of_cause ON outbox (landlord_id, cause);
