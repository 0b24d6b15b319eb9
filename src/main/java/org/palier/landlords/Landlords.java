package org.palier.landlords;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.palier.database.Database;
import org.palier.phones.PhoneNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The landlords that share the line. Each is stored as the text of its file, and found by the number that was texted. What another
 * process imports is seen here within ten seconds. Thread-safe.
 */
public final class Landlords {
    private static final Logger log = LoggerFactory.getLogger(Landlords.class);
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Database database;
    private final Clock clock;
    private volatile Known known = new Known(Instant.MIN, List.of(), Map.of(), Map.of());

    /** What was read last: landlords by id, and by line. */
    private record Known(Instant at, List<Row> rows, Map<Long, Landlord> byId, Map<String, Landlord> byLine) {}

    private record Row(long id, String profile) {}

    private record Line(String number, long landlordId) {}

    public Landlords(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The landlord whose number was texted or called. */
    public Optional<Landlord> of(PhoneNumber line) {
        return Optional.ofNullable(fresh().byLine.get(line.e164()));
    }

    public Optional<Landlord> withId(long id) {
        return Optional.ofNullable(fresh().byId.get(id));
    }

    /** All of them, oldest first. */
    public List<Landlord> all() {
        return fresh().rows.stream()
                .flatMap(row -> Optional.ofNullable(known.byId.get(row.id)).stream())
                .toList();
    }

    /**
     * Stores a landlord, or what changed of one with the same slug. Lines that it no longer names are given up.
     *
     * @param name of the file, for what is said about problems
     * @param text of the file
     * @throws InvalidLandlordException if the text does not describe a landlord
     * @throws LineTakenException if one of its lines belongs to another landlord
     */
    public Landlord store(String name, String text) throws InvalidLandlordException {
        Landlord landlord = LandlordFile.read(name, text);
        Instant now = clock.instant();
        long id = database.write(tx -> {
            long key = store(tx, landlord, text, now);
            LandlordRevision.add(tx, key, text, null, now);
            return key;
        });
        known = read(now);
        log.info(
                "landlord {} stored with {} lines",
                landlord.slug(),
                landlord.lines().size());
        return landlord.stored(id);
    }

    /** More that happens in the transaction of a change. */
    @FunctionalInterface
    public interface Beside {
        void run(Handle tx, long revision);
    }

    /**
     * Changes a landlord as one of its staff wants it. Its lines stay; the line goes by it from the next message on.
     *
     * @param seen the revision that the person saw
     * @return whether it was done; not if something else was stored since, or if another landlord is described
     * @throws InvalidLandlordException if the text does not describe a landlord
     */
    public boolean change(long id, long seen, String text, long staffId, Beside beside)
            throws InvalidLandlordException {
        Landlord landlord = LandlordFile.read("", text);
        Optional<Landlord> live = withId(id);
        if (live.filter(one -> one.slug().equals(landlord.slug()) && one.lines().equals(landlord.lines()))
                .isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        boolean done = database.write(tx -> {
            if (LandlordRevision.last(tx, id).filter(last -> last.id() == seen).isEmpty()) {
                return false;
            }
            store(tx, landlord, text, now);
            beside.run(tx, LandlordRevision.add(tx, id, text, staffId, now));
            return true;
        });
        known = read(now);
        return done;
    }

    private static long store(Handle tx, Landlord landlord, String text, Instant now) {
        long id = tx.createQuery("""
                        INSERT INTO landlord (slug, profile, created_at) VALUES (:slug, :profile, :now)
                        ON CONFLICT (slug) DO UPDATE SET profile = excluded.profile
                        RETURNING id
                        """)
                .bind("slug", landlord.slug())
                .bind("profile", text)
                .bind("now", now.toEpochMilli())
                .mapTo(Long.class)
                .one();
        tx.execute("DELETE FROM line_number WHERE landlord_id = ?", id);
        for (PhoneNumber line : landlord.lines()) {
            tx.createQuery("""
                            SELECT slug FROM landlord JOIN line_number ON landlord.id = landlord_id WHERE number = ?
                            """)
                    .bind(0, line.e164())
                    .mapTo(String.class)
                    .findOne()
                    .ifPresent(other -> {
                        throw new LineTakenException(line, other);
                    });
            tx.execute("INSERT INTO line_number (number, landlord_id) VALUES (?, ?)", line.e164(), id);
        }
        return id;
    }

    private Known fresh() {
        Known seen = known;
        Instant now = clock.instant();
        if (seen.at.isAfter(now.minus(FRESH)) && !seen.at.isAfter(now.plus(FRESH))) {
            return seen;
        }
        Known read = read(now);
        known = read;
        return read;
    }

    private Known read(Instant now) {
        Known before = known;
        List<Row> rows = database.read(tx -> tx.createQuery("SELECT id, profile FROM landlord ORDER BY id")
                .map((row, context) -> new Row(row.getLong("id"), row.getString("profile")))
                .list());
        Map<Long, Landlord> byId = rows.equals(before.rows) ? before.byId : parsed(rows);
        List<Line> lines = database.read(tx -> tx.createQuery("SELECT number, landlord_id FROM line_number")
                .map((row, context) -> new Line(row.getString("number"), row.getLong("landlord_id")))
                .list());
        Map<String, Landlord> byLine = new HashMap<>();
        for (Line line : lines) {
            Landlord landlord = byId.get(line.landlordId);
            if (landlord != null) {
                byLine.put(line.number, landlord);
            }
        }
        return new Known(now, rows, byId, byLine);
    }

    private static Map<Long, Landlord> parsed(List<Row> rows) {
        Map<Long, Landlord> byId = new HashMap<>();
        for (Row row : rows) {
            try {
                byId.put(
                        row.id,
                        LandlordFile.read("landlord " + row.id, row.profile).stored(row.id));
            } catch (InvalidLandlordException e) {
                // Stored by another version of Palier: the others go on, this one has to be imported anew.
                log.error("a stored landlord cannot be read, import it again: {}", e.problems());
            }
        }
        return byId;
    }
}
