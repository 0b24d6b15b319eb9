-- Telephones that ring or are in a call: nobody who speaks is rung.
CREATE INDEX call_ring_open ON call_ring (rung_at) WHERE result IS NULL;
