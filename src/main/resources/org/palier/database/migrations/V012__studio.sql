-- The scripts that are live, where they come from, and what is being written. Times are epoch milliseconds.

-- What was made live at one moment. The last one is what the line says.
CREATE TABLE publication (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    at        INTEGER NOT NULL,
    staff_id  INTEGER,              -- null when it came from the folder
    second_id INTEGER,              -- who asked for it, where it takes two persons
    kind      TEXT NOT NULL CHECK (kind IN ('import', 'edit', 'restore')),
    message   TEXT NOT NULL,
    scripts   TEXT NOT NULL         -- short hash of the content of all files that were live with it
) STRICT;

-- One file of a publication, whole. Never changed, never removed.
CREATE TABLE revision (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    publication_id INTEGER NOT NULL REFERENCES publication (id),
    file           TEXT NOT NULL,
    content        TEXT NOT NULL,
    changed        TEXT NOT NULL    -- which parts of the file, in words of the program, separated by blanks
) STRICT;

CREATE INDEX revision_of_file ON revision (file, id);
CREATE INDEX revision_of_publication ON revision (publication_id);

CREATE TABLE live_file (
    file        TEXT PRIMARY KEY,
    revision_id INTEGER NOT NULL REFERENCES revision (id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER publication_is_kept BEFORE UPDATE ON publication BEGIN SELECT RAISE (ABORT, 'a publication never changes'); END;
CREATE TRIGGER publication_stays BEFORE DELETE ON publication BEGIN SELECT RAISE (ABORT, 'a publication stays'); END;
CREATE TRIGGER revision_is_kept BEFORE UPDATE ON revision BEGIN SELECT RAISE (ABORT, 'a revision never changes'); END;
CREATE TRIGGER revision_stays BEFORE DELETE ON revision BEGIN SELECT RAISE (ABORT, 'a revision stays'); END;

-- A file as it is being written, by all admins together.
CREATE TABLE manuscript (
    file        TEXT PRIMARY KEY,
    content     TEXT NOT NULL,
    base_id     INTEGER,            -- the revision that it was begun from; null for a new file
    version     INTEGER NOT NULL,   -- grows with each save, so that nobody overwrites what another wrote meanwhile
    staff_id    INTEGER,            -- who saved it last; null when it came from the folder
    at          INTEGER NOT NULL,
    asked_by    INTEGER,            -- who asks a second person to publish it as it is
    asked_at    INTEGER,
    asked_words TEXT
) STRICT, WITHOUT ROWID;

-- What the folder held when it was looked at last.
CREATE TABLE folder_file (
    file    TEXT PRIMARY KEY,
    digest  TEXT NOT NULL,
    waiting TEXT                    -- its content, while a person has to decide what becomes of it
) STRICT, WITHOUT ROWID;

-- How often each script was answered, by day since 1970, and how often the tenant asked for a person right after it.
CREATE TABLE script_use (
    landlord_id INTEGER NOT NULL,
    day         INTEGER NOT NULL,
    intent      TEXT NOT NULL,
    answered    INTEGER NOT NULL,
    person      INTEGER NOT NULL,
    PRIMARY KEY (landlord_id, day, intent)
) STRICT, WITHOUT ROWID;

CREATE TABLE counted (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    message_id INTEGER NOT NULL         -- the last message that is in `script_use`
) STRICT;

INSERT INTO counted (id, message_id) VALUES (1, 0);

-- What admins say of messages that a draft would answer otherwise. Gone with the publication, which makes golden phrases of them.
CREATE TABLE mark (
    message_id INTEGER PRIMARY KEY,
    better     INTEGER NOT NULL CHECK (better IN (0, 1)),
    say        TEXT NOT NULL,
    expect     TEXT NOT NULL,
    staff_id   INTEGER NOT NULL,
    at         INTEGER NOT NULL
) STRICT;

CREATE TRIGGER mark_forgotten AFTER DELETE ON message BEGIN
    DELETE FROM mark WHERE message_id = old.id;
END;
