-- Landlords, contacts, conversations, messages and the human queue.
--
-- Times are epoch milliseconds. Every table carries the landlord. What is written for each message is kept to few pages: a row at the
-- end of `message`, one key in `message_sid`, and the row of the conversation. Hence there is no index of messages by conversation:
-- each message names the one before it, and the conversation names the last. `message` has no foreign keys for the same reason; its
-- rows are only made and deleted together with their conversation.

CREATE TABLE landlord (
    id         INTEGER PRIMARY KEY,
    slug       TEXT NOT NULL UNIQUE,
    profile    TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE line_number (
    number      TEXT PRIMARY KEY,
    landlord_id INTEGER NOT NULL REFERENCES landlord (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    landlord_id     INTEGER NOT NULL REFERENCES landlord (id),
    address         TEXT NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('subscriber', 'short-code', 'alphanumeric', 'withheld', 'raw')),
    conversation_id INTEGER,           -- the last one
    language        TEXT,
    name            TEXT,
    residence       TEXT,
    untextable      TEXT,              -- why no text can reach it; null when one can
    opted_out_at    INTEGER,
    first_heard_at  INTEGER NOT NULL,
    UNIQUE (landlord_id, address)
) STRICT;

CREATE TABLE conversation (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    landlord_id     INTEGER NOT NULL REFERENCES landlord (id),
    contact_id      INTEGER NOT NULL REFERENCES contact (id),
    opened_at       INTEGER NOT NULL,
    closed_at       INTEGER,
    holder          INTEGER,           -- the person who speaks; null while the assistant does
    version         INTEGER NOT NULL,  -- grows with every change, so that nobody overwrites what another did meanwhile
    line            TEXT NOT NULL,     -- the number that was texted last
    channel         TEXT NOT NULL,
    last_heard_at   INTEGER NOT NULL,
    last_message_id INTEGER,
    language        TEXT,
    state           TEXT NOT NULL,     -- the dialogue's memory, JSON
    pace            TEXT NOT NULL      -- counters of the flood and loop guards
) STRICT;

CREATE INDEX conversation_of_contact ON conversation (contact_id);
CREATE INDEX conversation_open ON conversation (id) WHERE closed_at IS NULL;

CREATE TABLE message (
    id                   INTEGER PRIMARY KEY AUTOINCREMENT,
    landlord_id          INTEGER NOT NULL,
    conversation_id      INTEGER NOT NULL,
    previous_id          INTEGER,      -- the message before it in the conversation
    sid                  TEXT,         -- the carrier's; null until something sent has one
    direction            TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    channel              TEXT NOT NULL,
    staff_id             INTEGER,      -- who wrote it, if a person did
    at                   INTEGER NOT NULL,
    text                 TEXT NOT NULL,
    media                TEXT,         -- JSON array of {url, type}
    reply                TEXT,         -- JSON array of the texts answered at once
    outcome              TEXT,
    intent               TEXT,
    revision             TEXT,
    confidence           REAL,
    example              TEXT,
    similarity           REAL,
    runner_up            TEXT,
    runner_up_confidence REAL,
    language             TEXT,
    danger               TEXT
) STRICT;

CREATE UNIQUE INDEX message_sid ON message (sid) WHERE sid IS NOT NULL;

-- What the carrier told about texts that were answered in a message's row; apart, so that late statuses do not rewrite messages.
CREATE TABLE reply_status (
    message_id INTEGER NOT NULL,
    part       INTEGER NOT NULL,       -- which text of the reply, from 0
    sid        TEXT NOT NULL,
    status     TEXT NOT NULL,
    rank       INTEGER NOT NULL,       -- a status of a lower rank comes too late
    error      INTEGER,
    at         INTEGER NOT NULL,
    PRIMARY KEY (message_id, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE escalation (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    landlord_id     INTEGER NOT NULL REFERENCES landlord (id),
    contact_id      INTEGER NOT NULL REFERENCES contact (id),
    conversation_id INTEGER NOT NULL REFERENCES conversation (id),
    message_id      INTEGER NOT NULL,  -- what opened it
    reference       TEXT NOT NULL,     -- what the tenant may ask by
    intent          TEXT,
    queue           TEXT NOT NULL,
    urgent          INTEGER NOT NULL CHECK (urgent IN (0, 1)),
    priority        INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 3),
    turn            INTEGER NOT NULL GENERATED ALWAYS AS ((1 - urgent) * 10 + priority) VIRTUAL,
    restricted      INTEGER NOT NULL CHECK (restricted IN (0, 1)),
    promise_at      INTEGER,
    opened_at       INTEGER NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('waiting', 'held', 'closed')),
    holder          INTEGER,
    held_at         INTEGER,
    closed_at       INTEGER,
    UNIQUE (landlord_id, reference),
    CHECK ((state = 'held') = (holder IS NOT NULL AND closed_at IS NULL))
) STRICT;

CREATE INDEX escalation_queue ON escalation (landlord_id, queue, turn, opened_at, id) WHERE state <> 'closed';
CREATE INDEX escalation_of_conversation ON escalation (conversation_id);
CREATE INDEX escalation_of_contact ON escalation (contact_id);

CREATE TABLE note (
    id            INTEGER PRIMARY KEY,
    landlord_id   INTEGER NOT NULL REFERENCES landlord (id),
    escalation_id INTEGER NOT NULL REFERENCES escalation (id) ON DELETE CASCADE,
    at            INTEGER NOT NULL,
    staff_id      INTEGER,             -- null when the tenant told it to the assistant
    ask           TEXT,                -- the question of the script that it answers
    text          TEXT NOT NULL
) STRICT;

CREATE INDEX note_of_escalation ON note (escalation_id);

-- Who did what, other than the messages themselves. Never a text, a number or a name.
CREATE TABLE audit (
    id              INTEGER PRIMARY KEY,
    landlord_id     INTEGER,           -- null when nobody's, such as a forged webhook
    at              INTEGER NOT NULL,
    staff_id        INTEGER,           -- null when the assistant or the carrier did it
    action          TEXT NOT NULL,
    contact_id      INTEGER,
    conversation_id INTEGER,
    escalation_id   INTEGER,
    detail          TEXT
) STRICT;

-- Texts to a number that no landlord has: somebody must set the number right.
CREATE TABLE stray (
    sid     TEXT PRIMARY KEY,
    at      INTEGER NOT NULL,
    line    TEXT NOT NULL,
    address TEXT NOT NULL,
    text    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Written to see whether anything can be written.
CREATE TABLE probe (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    tried INTEGER NOT NULL
) STRICT;

INSERT INTO probe (id, tried) VALUES (1, 0);
