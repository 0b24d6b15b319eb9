-- The search finds words as they sound, and by the topic that was understood. Filled anew in the background.
DROP TABLE spoken;
CREATE VIRTUAL TABLE spoken USING fts5 (
    text, sound, topic, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
UPDATE indexed SET message_id = 0;
