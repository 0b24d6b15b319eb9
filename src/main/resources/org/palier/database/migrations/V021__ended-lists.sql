-- Lists of ended requests that are narrowed by language or by team read no further than the page they show.

ALTER TABLE escalation ADD COLUMN language TEXT;   -- of the contact, kept by the triggers below

UPDATE escalation SET language = (SELECT language FROM contact WHERE contact.id = contact_id);

CREATE TRIGGER escalation_speaks AFTER INSERT ON escalation BEGIN
    UPDATE escalation SET language = (SELECT language FROM contact WHERE contact.id = new.contact_id) WHERE id = new.id;
END;

CREATE TRIGGER contact_speaks AFTER UPDATE OF language ON contact WHEN old.language IS NOT new.language BEGIN
    UPDATE escalation SET language = new.language WHERE contact_id = new.id;
END;

CREATE INDEX escalation_closed_language ON escalation (landlord_id, language, closed_at, id) WHERE state = 'closed';
CREATE INDEX escalation_closed_queue ON escalation (landlord_id, queue, closed_at, id) WHERE state = 'closed';
