package org.palier.line;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.palier.conversations.Conversations;
import org.palier.database.Database;

/** Ends conversations that were quiet for long, a few at a time so that messages do not wait behind it. Run it now and then. */
public final class QuietSweep implements Runnable {
    private static final int AT_A_TIME = 200;

    private final Database database;
    private final Duration quiet;
    private final Clock clock;

    public QuietSweep(Database database, Duration quiet, Clock clock) {
        this.database = database;
        this.quiet = quiet;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        Optional<Long> last = Optional.of(0L);
        while (last.isPresent()) {
            long after = last.get();
            last = database.write(tx -> Conversations.closeQuiet(tx, now.minus(quiet), after, AT_A_TIME, now));
        }
    }
}
