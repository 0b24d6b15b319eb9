package org.palier.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.palier.database.Database;
import org.palier.database.Prepared;

/**
 * Takes new messages into the search, with how their words sound and the topic that was understood, a few at a time so that webhooks do not
 * wait behind it. While the line answers a storm the search waits, and with it a twentieth of the work. Run it every few seconds, in one
 * thread at a time.
 */
public final class Indexer implements Runnable {
    /** What is written at once holds up the webhooks behind it: a few milliseconds. */
    private static final int AT_A_TIME = 25;

    /** More units of work a second are a storm: 504,000 tenants who all write within one hour are 140 messages a second. */
    private static final double STORM = 300;

    /** A message of a storm is found after this time at the latest. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Messages that name a need themselves; to others the assistant's topic was only carried on. */
    private static final Set<String> TELLING =
            Set.of("ANSWERED", "CLARIFYING", "DANGER", "DANGER_POSSIBLE", "HANDED_OVER");

    private final Database database;
    private final UnaryOperator<String> titles;
    private final LongSupplier written;
    private final Clock clock;
    private Instant looked;
    private long writtenThen;
    private Instant indexed;

    /**
     * @param titles of scripts, by their id
     * @param written how many units of work the database has written so far
     */
    public Indexer(Database database, UnaryOperator<String> titles, LongSupplier written, Clock clock) {
        this.database = database;
        this.titles = titles;
        this.written = written;
        this.clock = clock;
        this.looked = clock.instant();
        this.writtenThen = written.getAsLong();
        this.indexed = looked;
    }

    private record Spoken(
            long id,
            String text,
            String sound,
            @Nullable String intent,
            @Nullable String outcome) {}

    @Override
    public void run() {
        Instant now = clock.instant();
        if (!isStorm(now) || indexed.plus(PATIENCE).isBefore(now)) {
            database.catchUp(Indexer::next, this::take);
            indexed = now;
        }
    }

    /** Whether much was written since the last look. */
    private boolean isStorm(Instant now) {
        long sofar = written.getAsLong();
        double seconds = Math.max(1, Duration.between(looked, now).toMillis() / 1000.0);
        boolean storm = sofar - writtenThen > STORM * seconds;
        looked = now;
        writtenThen = sofar;
        return storm;
    }

    private static List<Spoken> next(Handle tx) {
        return tx.createQuery("""
                        SELECT id, text, intent, outcome FROM message
                        WHERE id > (SELECT message_id FROM indexed) ORDER BY id LIMIT :limit""")
                .bind("limit", AT_A_TIME)
                .map((row, context) -> new Spoken(
                        row.getLong(1),
                        row.getString(2),
                        Spelling.sounds(row.getString(2)),
                        row.getString(3),
                        row.getString(4)))
                .list();
    }

    /** Only what still stands: a message may have been taken back or erased since it was read. */
    private void take(Handle tx, List<Spoken> messages) {
        String sql = """
                INSERT INTO spoken (rowid, text, sound, topic) SELECT ?1, ?2, ?3, ?4 WHERE EXISTS (SELECT 1 FROM message WHERE id = ?1)""";
        for (Spoken message : messages) {
            Prepared.update(tx, sql, message.id, message.text, message.sound, topic(message));
        }
        long last = messages.get(messages.size() - 1).id;
        Prepared.update(tx, "UPDATE indexed SET message_id = ?", last);
    }

    private String topic(Spoken message) {
        String outcome = message.outcome;
        return message.intent != null && outcome != null && TELLING.contains(outcome)
                ? titles.apply(message.intent)
                : "";
    }
}
