-- Recordings that are gone here, by age or because a contact was forgotten, and that the carrier may still have.
CREATE TABLE carrier_recording (
    sid TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TRIGGER recording_at_carrier AFTER DELETE ON recording WHEN old.state <> 'kept' BEGIN
    INSERT OR IGNORE INTO carrier_recording (sid) VALUES (old.sid);
END;

CREATE INDEX recording_age ON recording (left_at);
