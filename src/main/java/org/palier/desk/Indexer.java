package org.palier.desk;

import org.jdbi.v3.core.Handle;
import org.palier.database.Database;

/** Takes the words of new messages into the search, a few at a time so that messages do not wait behind it. Run it every few seconds. */
public final class Indexer implements Runnable {
    private static final int AT_A_TIME = 1_000;

    private final Database database;

    public Indexer(Database database) {
        this.database = database;
    }

    @Override
    public void run() {
        while (database.read(Indexer::isBehind)) {
            database.write(Indexer::step);
        }
    }

    private static boolean isBehind(Handle tx) {
        return tx.createQuery("SELECT coalesce((SELECT max(id) FROM message), 0) > (SELECT message_id FROM indexed)")
                .mapTo(Boolean.class)
                .one();
    }

    private static int step(Handle tx) {
        tx.createUpdate("""
                        INSERT INTO spoken (rowid, text) SELECT id, text FROM message
                        WHERE id > (SELECT message_id FROM indexed) ORDER BY id LIMIT :limit""").bind("limit", AT_A_TIME).execute();
        return tx.createUpdate("""
                        UPDATE indexed SET message_id = (SELECT max(id) FROM (
                            SELECT id FROM message WHERE id > indexed.message_id ORDER BY id LIMIT :limit))""").bind("limit", AT_A_TIME).execute();
    }
}
