-- A notice in more languages; empty where the tenants who speak it read French.

ALTER TABLE notice ADD COLUMN spanish TEXT NOT NULL DEFAULT '';
ALTER TABLE notice ADD COLUMN portuguese TEXT NOT NULL DEFAULT '';
ALTER TABLE notice ADD COLUMN arabic TEXT NOT NULL DEFAULT '';
