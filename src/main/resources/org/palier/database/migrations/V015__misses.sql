-- Messages from which the scripts can learn, as they are found beside the line. Times are epoch milliseconds.

CREATE TABLE miss (
    message_id  INTEGER PRIMARY KEY,
    landlord_id INTEGER NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('unknown', 'refused', 'corrected', 'person')),
    intent      TEXT,               -- what the line had understood, if anything
    meant       TEXT,               -- what an adviser says that it was about
    settled_at  INTEGER,            -- what one person settles at once has one time
    settled_by  INTEGER,
    settled_as  TEXT CHECK (settled_as IN ('example', 'script', 'aside')),
    script      TEXT                -- that learns from it
) STRICT;

CREATE INDEX miss_open ON miss (landlord_id, message_id) WHERE settled_at IS NULL;
CREATE INDEX miss_settled ON miss (landlord_id, settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX correction_at ON correction (at);

CREATE TRIGGER miss_forgotten AFTER DELETE ON message BEGIN
    DELETE FROM miss WHERE message_id = old.id;
END;

CREATE TABLE missed (
    id           INTEGER PRIMARY KEY CHECK (id = 1),
    message_id   INTEGER NOT NULL,  -- the last message that was looked at
    corrected_at INTEGER NOT NULL   -- the last correction that was
) STRICT;

INSERT INTO missed (id, message_id, corrected_at) VALUES (1, 0, 0);
