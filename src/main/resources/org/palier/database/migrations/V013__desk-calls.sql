-- What the desk shows of calls and of the messages that callers leave.

ALTER TABLE call ADD COLUMN tenant_status TEXT;                   -- of a call to a tenant: the tenant's telephone, once it was rung
ALTER TABLE call ADD COLUMN tenant_rank INTEGER NOT NULL DEFAULT 0;

CREATE INDEX call_of_staff ON call (staff_id, started_at) WHERE direction = 'out';

ALTER TABLE recording ADD COLUMN trouble TEXT;                    -- why it could not be fetched when that was tried last

CREATE INDEX audit_of_listening ON audit (conversation_id, detail) WHERE action = 'message-heard';
