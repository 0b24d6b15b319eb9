-- What advisers need beside the queue itself. Times are epoch milliseconds.

ALTER TABLE contact ADD COLUMN call_hours TEXT;                       -- when it is safe to call, in words
ALTER TABLE contact ADD COLUMN discreet INTEGER NOT NULL DEFAULT 0;   -- somebody else may read the texts

ALTER TABLE escalation ADD COLUMN outcome TEXT;         -- how it ended, as the desk names it
ALTER TABLE escalation ADD COLUMN answered_at INTEGER;  -- the first word of a person since it was opened
ALTER TABLE escalation ADD COLUMN parked_at INTEGER;    -- set aside by its holder since
ALTER TABLE escalation ADD COLUMN parked_until INTEGER; -- and until then, or until the tenant writes
ALTER TABLE escalation ADD COLUMN seen_at INTEGER;      -- an urgent one rings until somebody has seen it
ALTER TABLE escalation ADD COLUMN due INTEGER GENERATED ALWAYS AS (coalesce(promise_at, opened_at)) VIRTUAL;

CREATE INDEX escalation_order ON escalation (landlord_id, urgent DESC, due, id) WHERE state <> 'closed';
CREATE INDEX escalation_held ON escalation (holder) WHERE state = 'held';

CREATE TABLE duty (
    staff_id INTEGER PRIMARY KEY REFERENCES staff (id) ON DELETE CASCADE,
    away     INTEGER NOT NULL CHECK (away IN (0, 1)),
    since    INTEGER NOT NULL,
    seen_at  INTEGER NOT NULL            -- when a page of this person was open last
) STRICT;

CREATE TABLE draft (
    staff_id        INTEGER NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    conversation_id INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    text            TEXT NOT NULL,
    PRIMARY KEY (staff_id, conversation_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX draft_of_conversation ON draft (conversation_id);

-- "It was about ...": what a person says a message meant.
CREATE TABLE correction (
    message_id INTEGER PRIMARY KEY,
    staff_id   INTEGER NOT NULL,
    intent     TEXT NOT NULL,
    at         INTEGER NOT NULL
) STRICT;

-- Words of messages and what is known of contacts, without accents. Filled in the background, so that a webhook does not wait for it.
CREATE VIRTUAL TABLE spoken USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE known USING fts5 (name, residence, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE indexed (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    message_id INTEGER NOT NULL          -- the last message whose words are in `spoken`
) STRICT;

INSERT INTO indexed (id, message_id) VALUES (1, 0);

CREATE TRIGGER message_forgotten AFTER DELETE ON message BEGIN
    DELETE FROM spoken WHERE rowid = old.id;
    DELETE FROM correction WHERE message_id = old.id;
END;

CREATE TRIGGER contact_named AFTER UPDATE OF name, residence ON contact BEGIN
    DELETE FROM known WHERE rowid = old.id;
    INSERT INTO known (rowid, name, residence) VALUES (new.id, coalesce(new.name, ''), coalesce(new.residence, ''));
END;

CREATE TRIGGER contact_forgotten AFTER DELETE ON contact BEGIN
    DELETE FROM known WHERE rowid = old.id;
END;

CREATE INDEX audit_of_escalation ON audit (escalation_id) WHERE escalation_id IS NOT NULL;
