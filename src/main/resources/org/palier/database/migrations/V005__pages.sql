-- A page that still waits takes in what becomes urgent meanwhile.
ALTER TABLE outbox ADD COLUMN causes INTEGER NOT NULL DEFAULT 1; -- how many requests it tells of
