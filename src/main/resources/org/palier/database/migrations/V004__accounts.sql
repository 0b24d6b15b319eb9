-- How staff sign in: roles, teams, a second factor, sessions and one-time links. Times are epoch milliseconds; of what opens a door only
-- the SHA-256 is kept.

CREATE TABLE staff_with_teams (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    landlord_id  INTEGER NOT NULL REFERENCES landlord (id),
    email        TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name         TEXT NOT NULL,
    role         TEXT NOT NULL CHECK (role IN ('agent', 'supervisor', 'admin')),
    queues       TEXT NOT NULL,     -- the teams, separated by blanks
    confidential INTEGER NOT NULL CHECK (confidential IN (0, 1)),  -- may see restricted requests
    password     TEXT NOT NULL,     -- Argon2id, in its encoded form
    totp         TEXT,              -- the key of the second factor, base32; null without one
    totp_step    INTEGER,           -- the last step that was used: a code opens once
    created_at   INTEGER NOT NULL,
    left_at      INTEGER            -- may not sign in any more
) STRICT;

INSERT INTO staff_with_teams (id, landlord_id, email, name, role, queues, confidential, password, created_at, left_at)
SELECT id, landlord_id, email, name, role, 'social technique administratif urgence', role = 'admin', password, created_at, left_at FROM staff;

DROP TABLE staff;
ALTER TABLE staff_with_teams RENAME TO staff;

CREATE TABLE session (
    token      TEXT PRIMARY KEY,    -- hash of what the browser keeps
    staff_id   INTEGER NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX session_of_staff ON session (staff_id);

CREATE TABLE staff_link (
    token        TEXT PRIMARY KEY,  -- hash of what stands in the link
    kind         TEXT NOT NULL CHECK (kind IN ('first', 'invitation', 'password', 'code')),
    landlord_id  INTEGER NOT NULL REFERENCES landlord (id),
    staff_id     INTEGER REFERENCES staff (id) ON DELETE CASCADE,
    email        TEXT NOT NULL,
    name         TEXT NOT NULL,
    role         TEXT NOT NULL,
    queues       TEXT NOT NULL,
    confidential INTEGER NOT NULL,
    ends_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
