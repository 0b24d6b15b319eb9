-- The list of ended requests and spoken messages that are old.

CREATE INDEX escalation_closed ON escalation (landlord_id, closed_at, id) WHERE state = 'closed';
CREATE INDEX escalation_closed_about ON escalation (landlord_id, intent, closed_at, id) WHERE state = 'closed';
CREATE INDEX recording_left ON recording (left_at);
