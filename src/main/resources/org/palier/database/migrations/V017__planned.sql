-- Drafts that go live at a chosen moment. Times are epoch milliseconds.

CREATE TABLE planned (
    file        TEXT PRIMARY KEY,
    due_at      INTEGER NOT NULL,   -- drafts of one person and one moment go live together
    staff_id    INTEGER NOT NULL,
    landlord_id INTEGER NOT NULL,
    message     TEXT NOT NULL,
    number      INTEGER NOT NULL,   -- of messages that are heard again before
    failed_at   INTEGER             -- something barred it when it was due
) STRICT, WITHOUT ROWID;

-- What is planned is the draft as it was: who goes on writing plans anew.
CREATE TRIGGER planned_changed AFTER UPDATE OF content ON manuscript BEGIN DELETE FROM planned WHERE file = new.file; END;
CREATE TRIGGER planned_gone AFTER DELETE ON manuscript BEGIN DELETE FROM planned WHERE file = old.file; END;
