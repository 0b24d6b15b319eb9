package org.palier.line;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.palier.conversations.Retention;
import org.palier.database.Database;
import org.palier.outbox.Outbox;

/** Erases what was kept long enough, a little at a time so that messages do not wait behind it. Run it once a day. */
public final class RetentionSweep implements Runnable {
    static final int AT_A_TIME = 50;

    private final Database database;
    private final Duration retention;
    private final Clock clock;

    /** @param retention how long conversations are kept after they were closed */
    public RetentionSweep(Database database, Duration retention, Clock clock) {
        this.database = database;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        Instant before = now.minus(retention);
        untilNothingIsLeft(tx -> Retention.eraseConversations(tx, before, AT_A_TIME, now));
        untilNothingIsLeft(tx -> Retention.eraseStrays(tx, before, AT_A_TIME, now));
        untilNothingIsLeft(tx -> Retention.eraseCalls(tx, before, AT_A_TIME));
        untilNothingIsLeft(tx -> Outbox.erase(tx, before, AT_A_TIME));
    }

    private void untilNothingIsLeft(ToIntFunction<Handle> step) {
        int erased = AT_A_TIME;
        while (erased == AT_A_TIME) {
            erased = database.write(step::applyAsInt);
        }
    }
}
