package org.palier.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palier.database.Database;

/** Who is signed in, in the database so that a restart signs nobody out. Ends after two hours without a request, and after twelve in any case. */
final class Sessions {
    static final Duration IDLE = Duration.ofHours(2);
    static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration TOUCH = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;
    private final Secrets secrets;

    Sessions(Database database, Clock clock, Secrets secrets) {
        this.database = database;
        this.clock = clock;
        this.secrets = secrets;
    }

    /** A session, as its owner sees it. */
    public record Session(Instant createdAt, Instant seenAt, boolean here) {}

    private record Found(Staff staff, Instant seenAt) {}

    /**
     * Opens one; what has ended is cleared away.
     *
     * @return what the browser presents from now on
     */
    String open(long staffId) {
        String token = secrets.draw();
        long now = clock.millis();
        database.write(tx -> {
            tx.execute(
                    "DELETE FROM session WHERE created_at < ? OR seen_at < ?",
                    now - LONGEST.toMillis(),
                    now - IDLE.toMillis());
            return tx.execute(
                    "INSERT INTO session (token, staff_id, created_at, seen_at) VALUES (?, ?, ?, ?)",
                    Secrets.hash(token),
                    staffId,
                    now,
                    now);
        });
        return token;
    }

    /**
     * Whose session it is, if it has not ended.
     *
     * @param active whether the person did something: what a page asks for by itself keeps nobody signed in
     */
    Optional<Staff> of(@Nullable String token, boolean active) {
        if (token == null) {
            return Optional.empty();
        }
        String hash = Secrets.hash(token);
        Instant now = clock.instant();
        Optional<Found> found = database.read(tx -> tx.createQuery("SELECT " + StaffAccounts.COLUMNS + """
                        , session.seen_at FROM session JOIN staff ON staff.id = session.staff_id
                        WHERE session.token = :token AND session.created_at > :oldest AND session.seen_at > :idle
                            AND staff.left_at IS NULL""")
                .bind("token", hash)
                .bind("oldest", now.minus(LONGEST).toEpochMilli())
                .bind("idle", now.minus(IDLE).toEpochMilli())
                .map((row, context) ->
                        new Found(StaffAccounts.STAFF.map(row, context), Instant.ofEpochMilli(row.getLong("seen_at"))))
                .findOne());
        if (active
                && found.filter(seen -> seen.seenAt.plus(TOUCH).isBefore(now)).isPresent()) {
            database.write(
                    tx -> tx.execute("UPDATE session SET seen_at = ? WHERE token = ?", now.toEpochMilli(), hash));
        }
        return found.map(Found::staff);
    }

    /** The sessions of a person, the last one first. */
    List<Session> all(long staffId, @Nullable String here) {
        String hash = here == null ? "" : Secrets.hash(here);
        return database.read(tx -> tx.createQuery(
                        "SELECT token, created_at, seen_at FROM session WHERE staff_id = ? ORDER BY created_at DESC LIMIT 50")
                .bind(0, staffId)
                .map((row, context) -> new Session(
                        Instant.ofEpochMilli(row.getLong("created_at")),
                        Instant.ofEpochMilli(row.getLong("seen_at")),
                        row.getString("token").equals(hash)))
                .list());
    }

    void close(@Nullable String token) {
        if (token != null) {
            database.write(tx -> tx.execute("DELETE FROM session WHERE token = ?", Secrets.hash(token)));
        }
    }

    /** Signs a person out everywhere but here. */
    void closeOthers(long staffId, @Nullable String here) {
        String kept = here == null ? "" : Secrets.hash(here);
        database.write(tx -> tx.execute("DELETE FROM session WHERE staff_id = ? AND token <> ?", staffId, kept));
    }
}
