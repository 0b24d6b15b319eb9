package org.palier.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.palier.MovingClock;
import org.palier.database.Database;

/** An outbox over a real file, with a clock that the test moves and one landlord, number 1. */
public final class Bench implements AutoCloseable {
    public static final String LINE = "+33536490001";
    public static final String TENANT = "+33639980101";
    public static final Pace PACE = Pace.DEFAULT;

    public final MovingClock clock = new MovingClock("2026-11-24T20:00:00Z");
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final Outbox outbox = new Outbox(clock);
    public final Statuses statuses;
    public final Database database;
    private final long seed;
    private @Nullable OutboxWorker worker;

    /** A row as a test looks at it. */
    public record Row(
            long id,
            String body,
            String state,
            int attempts,
            @Nullable String sid,
            @Nullable String status,
            @Nullable Integer error,
            @Nullable String reason) {}

    public Bench(Path folder, long seed) {
        this.seed = seed;
        database = Database.open(folder.resolve("palier.db"));
        statuses = new Statuses(database, outbox, clock, PACE);
        database.write(tx ->
                tx.execute("INSERT OR IGNORE INTO landlord (id, slug, profile, created_at) VALUES (1, 'demo', '', 0)"));
    }

    public OutboxWorker work(Carrier carrier) {
        OutboxWorker started =
                new OutboxWorker(database, outbox, carrier, clock, new SplittableRandom(seed), PACE, meters);
        worker = started;
        started.start();
        return started;
    }

    public long add(String body) {
        return add(TENANT, body, Duration.ofHours(4));
    }

    public long add(String recipient, String body, Duration validity) {
        OutboundText text = new OutboundText(
                1,
                null,
                LINE,
                recipient,
                "test",
                "482173",
                body,
                clock.instant().plus(validity));
        return database.write(tx -> outbox.add(tx, text));
    }

    public long contact(String address) {
        return database.write(tx -> tx.createQuery("INSERT INTO contact (landlord_id, address, kind, first_heard_at)"
                        + " VALUES (1, :address, 'subscriber', 0) RETURNING id")
                .bind("address", address)
                .mapTo(Long.class)
                .one());
    }

    public @Nullable String untextable(long contact) {
        return database.read(tx -> tx.select("SELECT untextable FROM contact WHERE id = ?", contact)
                .mapTo(String.class)
                .one());
    }

    /** Moves the clock on until every text is final. */
    public void settle() {
        settle(Duration.ofSeconds(5));
    }

    public void settle(Duration step) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    if (open() == 0) {
                        return true;
                    }
                    clock.advance(step);
                    if (worker != null) {
                        worker.wake();
                    }
                    return false;
                });
    }

    public int open() {
        return database.read(
                tx -> tx.createQuery("SELECT count(*) FROM outbox WHERE state IN ('waiting', 'sending', 'unsure')")
                        .mapTo(Integer.class)
                        .one());
    }

    public Row row(long id) {
        return rows().stream().filter(row -> row.id() == id).findFirst().orElseThrow();
    }

    public List<Row> rows() {
        return database.read(tx -> tx.createQuery("SELECT * FROM outbox ORDER BY id")
                .map((row, context) -> new Row(
                        row.getLong("id"),
                        row.getString("body"),
                        row.getString("state"),
                        row.getInt("attempts"),
                        row.getString("carrier_sid"),
                        row.getString("carrier_status"),
                        (Integer) row.getObject("error_code"),
                        row.getString("reason")))
                .list());
    }

    /** Sets the state of a row as a run that was cut would leave it. */
    public void leave(long id, String state) {
        database.write(tx -> tx.createUpdate(
                        "UPDATE outbox SET state = :state, attempts = 1, attempted_at = :now WHERE id = :id")
                .bind("state", state)
                .bind("now", clock.millis())
                .bind("id", id)
                .execute());
    }

    @Override
    public void close() {
        if (worker != null) {
            worker.close();
        }
        database.close();
    }
}
