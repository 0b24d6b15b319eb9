-- What each landlord's file said, and from when on. Times are epoch milliseconds.

CREATE TABLE landlord_revision (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    landlord_id INTEGER NOT NULL REFERENCES landlord (id),
    at          INTEGER NOT NULL,
    staff_id    INTEGER,            -- who changed it in the studio; null when it was imported
    profile     TEXT NOT NULL
) STRICT;

CREATE INDEX landlord_revision_of ON landlord_revision (landlord_id, id);

INSERT INTO landlord_revision (landlord_id, at, profile) SELECT id, created_at, profile FROM landlord;

CREATE TRIGGER landlord_revision_is_kept BEFORE UPDATE ON landlord_revision BEGIN SELECT RAISE (ABORT, 'a revision never changes'); END;
