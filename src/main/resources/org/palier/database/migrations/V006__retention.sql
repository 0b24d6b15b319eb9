-- What has been kept long enough is found by its age.
CREATE INDEX conversation_closed ON conversation (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX stray_age ON stray (at);
CREATE INDEX outbox_age ON outbox (created_at);
