-- Calls, what was answered in each of their steps, messages that callers left, and calls back. Times are epoch milliseconds.

CREATE TABLE call (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    landlord_id     INTEGER NOT NULL REFERENCES landlord (id),
    contact_id      INTEGER REFERENCES contact (id) ON DELETE CASCADE,  -- null until something was said
    conversation_id INTEGER,
    sid             TEXT NOT NULL UNIQUE,
    direction       TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    line            TEXT NOT NULL,
    caller          TEXT NOT NULL,     -- the tenant's address, as in contact
    subscriber      INTEGER NOT NULL CHECK (subscriber IN (0, 1)),
    started_at      INTEGER NOT NULL,
    ended_at        INTEGER,
    seconds         INTEGER,
    status          TEXT NOT NULL,     -- the carrier's
    rank            INTEGER NOT NULL,  -- a status of a lower rank comes too late
    outcome         TEXT NOT NULL,
    staff_id        INTEGER,           -- who of the staff spoke
    state           TEXT NOT NULL      -- what is remembered between two steps, JSON
) STRICT;

CREATE INDEX call_of_caller ON call (landlord_id, caller, started_at);
CREATE INDEX call_of_contact ON call (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX call_of_conversation ON call (conversation_id) WHERE conversation_id IS NOT NULL;

-- The answer to each request of the carrier: a repeated one gets it again.
CREATE TABLE call_step (
    call_id INTEGER NOT NULL REFERENCES call (id) ON DELETE CASCADE,
    step    INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    heard   TEXT NOT NULL,             -- silence, keys, speech, dialled, recorded, and for keys which
    answer  TEXT NOT NULL,             -- as the carrier reads it
    PRIMARY KEY (call_id, step)
) STRICT, WITHOUT ROWID;

-- Telephones of the staff that were rung, and who took the call.
CREATE TABLE call_ring (
    call_id  INTEGER NOT NULL REFERENCES call (id) ON DELETE CASCADE,
    step     INTEGER NOT NULL,         -- the step that rang it
    staff_id INTEGER,                  -- null for those on call
    rung_at  INTEGER NOT NULL,
    taken_at INTEGER,                  -- who answered pressed 1
    result   TEXT,
    PRIMARY KEY (call_id, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE recording (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    landlord_id INTEGER NOT NULL REFERENCES landlord (id),
    call_id     INTEGER NOT NULL REFERENCES call (id) ON DELETE CASCADE,
    sid         TEXT NOT NULL UNIQUE,  -- the carrier's
    seconds     INTEGER NOT NULL,
    left_at     INTEGER NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('waiting', 'fetched', 'kept', 'failed')),  -- kept: deleted at the carrier
    attempts    INTEGER NOT NULL DEFAULT 0,
    next_at     INTEGER NOT NULL,
    file        TEXT                   -- its name in the folder of recordings
) STRICT;

CREATE INDEX recording_due ON recording (next_at) WHERE state IN ('waiting', 'fetched');
CREATE INDEX recording_of_call ON recording (call_id);

-- Who asked to be called back: the place in the queue is that of the request.
CREATE TABLE call_back (
    escalation_id INTEGER PRIMARY KEY REFERENCES escalation (id) ON DELETE CASCADE,
    call_id       INTEGER NOT NULL REFERENCES call (id) ON DELETE CASCADE,
    number        TEXT NOT NULL,
    asked_at      INTEGER NOT NULL,
    called_at     INTEGER
) STRICT;

ALTER TABLE staff ADD COLUMN phone TEXT;              -- rung for callers, E.164
ALTER TABLE staff ADD COLUMN on_duty INTEGER NOT NULL DEFAULT 0 CHECK (on_duty IN (0, 1));
