-- What tenants say of an answer: one question for a request that a person has ended. It goes with its request.

CREATE TABLE survey (
    id            INTEGER PRIMARY KEY,
    landlord_id   INTEGER NOT NULL REFERENCES landlord (id),
    contact_id    INTEGER NOT NULL,
    escalation_id INTEGER NOT NULL REFERENCES escalation (id) ON DELETE CASCADE,
    queue         TEXT NOT NULL,       -- whose answer it was
    asked_at      INTEGER NOT NULL,
    answered_at   INTEGER,
    useful        INTEGER CHECK (useful IN (0, 1)),
    CHECK ((answered_at IS NULL) = (useful IS NULL))
) STRICT;

CREATE INDEX survey_of_landlord ON survey (landlord_id, asked_at);
CREATE INDEX survey_of_contact ON survey (contact_id, asked_at);
CREATE INDEX survey_of_escalation ON survey (escalation_id);
