package org.palier.conversations;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Messages to a number that no landlord has: somebody must set the number right. */
public final class Strays {
    private Strays() {}

    /**
     * Keeps one.
     *
     * @return false if it was kept before
     */
    public static boolean add(Handle tx, String sid, String line, String address, String text, Instant now) {
        return tx.execute("""
                        INSERT INTO stray (sid, at, line, address, text) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (sid) DO NOTHING""", sid, now.toEpochMilli(), line, address, text) == 1;
    }

    public static int count(Handle tx) {
        return tx.createQuery("SELECT count(*) FROM stray").mapTo(Integer.class).one();
    }
}
