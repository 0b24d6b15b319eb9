-- What a landlord's tenants are to know for a time, and ready answers that all its advisers share. Times are epoch milliseconds.

CREATE TABLE notice (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    landlord_id INTEGER NOT NULL REFERENCES landlord (id),
    french      TEXT NOT NULL,
    english     TEXT NOT NULL,      -- empty where French is to be read by all
    topic       TEXT NOT NULL,      -- the script whose tenants are told; empty for all
    place       TEXT NOT NULL,      -- the residence or commune whose tenants are told; empty for all
    from_at     INTEGER NOT NULL,
    until_at    INTEGER NOT NULL,
    staff_id    INTEGER NOT NULL,
    version     INTEGER NOT NULL    -- grows with each change, so that nobody overwrites what another wrote meanwhile
) STRICT;

CREATE INDEX notice_of_landlord ON notice (landlord_id, until_at, id);
CREATE INDEX notice_until ON notice (until_at);

CREATE TABLE shared_text (
    id          INTEGER PRIMARY KEY,
    landlord_id INTEGER NOT NULL REFERENCES landlord (id),
    title       TEXT NOT NULL,
    text        TEXT NOT NULL
) STRICT;

CREATE INDEX shared_text_of_landlord ON shared_text (landlord_id);
