-- What advisers keep for themselves, and promises of which tenants know that they will be missed. Times are epoch milliseconds.

ALTER TABLE escalation ADD COLUMN told_late_of INTEGER;  -- the promise of which the tenant was told that it will be missed

CREATE INDEX escalation_promise ON escalation (promise_at) WHERE state <> 'closed' AND answered_at IS NULL;

CREATE TABLE saved_view (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    staff_id INTEGER NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    name     TEXT NOT NULL,
    query    TEXT NOT NULL               -- as in the address of the list
) STRICT;

CREATE INDEX saved_view_of_staff ON saved_view (staff_id);

CREATE TABLE ready_text (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    staff_id INTEGER NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    title    TEXT NOT NULL,
    text     TEXT NOT NULL               -- with placeholders
) STRICT;

CREATE INDEX ready_text_of_staff ON ready_text (staff_id);

-- Colleagues who are named in a note.
CREATE TABLE mention (
    staff_id INTEGER NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    note_id  INTEGER NOT NULL REFERENCES note (id) ON DELETE CASCADE,
    seen_at  INTEGER,
    PRIMARY KEY (staff_id, note_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX mention_of_note ON mention (note_id);
