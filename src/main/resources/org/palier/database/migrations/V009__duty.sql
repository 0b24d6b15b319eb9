-- Who is on duty is told by one table. Who was put on duty by the operator is reached by telephone, page or no page.

ALTER TABLE duty ADD COLUMN by_phone INTEGER NOT NULL DEFAULT 0 CHECK (by_phone IN (0, 1));

INSERT INTO duty (staff_id, away, since, seen_at, by_phone)
SELECT id, 0, unixepoch() * 1000, 0, 1 FROM staff WHERE on_duty = 1
ON CONFLICT (staff_id) DO UPDATE SET by_phone = 1 - away;

ALTER TABLE staff DROP COLUMN on_duty;
