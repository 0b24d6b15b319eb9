-- People who work with the line. Times are epoch milliseconds.

CREATE TABLE staff (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    landlord_id INTEGER NOT NULL REFERENCES landlord (id),
    email       TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name        TEXT NOT NULL,
    role        TEXT NOT NULL CHECK (role IN ('agent', 'admin')),
    password    TEXT NOT NULL,         -- Argon2id, in its encoded form
    created_at  INTEGER NOT NULL,
    left_at     INTEGER                -- may not sign in any more
) STRICT;
