-- Drafts that answer silently beside what is live, and what the pictures of understanding are drawn from. Times are epoch milliseconds.

CREATE TABLE shadow (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    landlord_id  INTEGER NOT NULL REFERENCES landlord (id),
    staff_id     INTEGER NOT NULL,
    began_at     INTEGER NOT NULL,
    ends_at      INTEGER NOT NULL,
    message_id   INTEGER NOT NULL,           -- the last message that was heard
    heard        INTEGER NOT NULL DEFAULT 0,
    missed_live  INTEGER NOT NULL DEFAULT 0, -- not understood by what is live
    missed_draft INTEGER NOT NULL DEFAULT 0, -- not understood by the draft
    ended_at     INTEGER,
    ending       TEXT CHECK (ending IN ('time', 'stopped', 'changed', 'broken', 'failed')),
    CHECK ((ended_at IS NULL) = (ending IS NULL))
) STRICT;

-- One at a time: each holds an edition of its own in memory.
CREATE UNIQUE INDEX shadow_open ON shadow ((ended_at IS NULL)) WHERE ended_at IS NULL;

-- The drafts as they were when it began.
CREATE TABLE shadow_file (
    file      TEXT NOT NULL,
    shadow_id INTEGER NOT NULL REFERENCES shadow (id) ON DELETE CASCADE,
    content   TEXT NOT NULL,
    PRIMARY KEY (file, shadow_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX shadow_file_of_shadow ON shadow_file (shadow_id);

CREATE TABLE shadow_count (
    shadow_id INTEGER NOT NULL REFERENCES shadow (id) ON DELETE CASCADE,
    kind      TEXT NOT NULL,
    number    INTEGER NOT NULL,
    PRIMARY KEY (shadow_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE shadow_change (
    message_id  INTEGER NOT NULL,
    shadow_id   INTEGER NOT NULL REFERENCES shadow (id) ON DELETE CASCADE,
    kind        TEXT NOT NULL,
    before      TEXT NOT NULL,               -- the script that is live; empty if none
    after       TEXT NOT NULL,
    said_before TEXT,                        -- JSON array of texts; null when nothing is said
    said_after  TEXT,
    PRIMARY KEY (message_id, shadow_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX shadow_change_of_kind ON shadow_change (shadow_id, kind, message_id);

CREATE TRIGGER shadow_change_forgotten AFTER DELETE ON message BEGIN
    DELETE FROM shadow_change WHERE message_id = old.id;
END;

-- How often a script led to a person, and, under no script, how often nothing was understood. All is counted anew.
ALTER TABLE script_use ADD COLUMN handed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE script_use ADD COLUMN missed INTEGER NOT NULL DEFAULT 0;
DELETE FROM script_use;
UPDATE counted SET message_id = 0;
