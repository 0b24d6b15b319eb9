package org.palier.landlords;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.palier.database.Database;
import org.palier.dialogue.Announcement;
import org.palier.dialogue.Situation;
import org.palier.intents.Language;

/** The notices of all landlords. What another process stores is seen here within ten seconds. Thread-safe. */
public final class Notices {
    private static final Duration FRESH = Duration.ofSeconds(10);

    /** More at one time nobody would read. */
    private static final int MOST = 500;

    private static final String SELECT = """
            SELECT notice.id, notice.landlord_id, french, english, spanish, portuguese, arabic, topic, place, from_at, until_at, staff.name, version
            FROM notice LEFT JOIN staff ON staff.id = staff_id\s""";

    private static final RowMapper<Notice> ROW = (row, context) -> new Notice(
            row.getLong(1),
            row.getLong(2),
            words(row),
            row.getString(8),
            row.getString(9),
            Instant.ofEpochMilli(row.getLong(10)),
            Instant.ofEpochMilli(row.getLong(11)),
            row.getString(12),
            row.getLong(13));

    private final Database database;
    private final Clock clock;
    private volatile Known known = new Known(Instant.MIN, Map.of());

    /** What was read last: those that are not over, by the landlord's short name. */
    private record Known(Instant at, Map<String, List<Notice>> bySlug) {}

    private record Row(String slug, Notice notice) {}

    public Notices(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private static Map<Language, String> words(ResultSet row) throws SQLException {
        Map<Language, String> words = new EnumMap<>(Language.class);
        for (int i = 0; i < Notice.LANGUAGES.size(); i++) {
            String text = row.getString(3 + i);
            if (!text.isEmpty()) {
                words.put(Notice.LANGUAGES.get(i), text);
            }
        }
        return words;
    }

    /** A situation with what the landlord's tenants are to know at its moment, which may be any day, also one long past. */
    public Situation announcedOn(Situation pretended, long landlordId) {
        List<Announcement> running = database.read(tx -> current(tx, landlordId, pretended.now())).stream()
                .filter(notice -> notice.runsAt(pretended.now()))
                .map(Notice::announcement)
                .toList();
        return running.isEmpty() ? pretended : pretended.announcing(running);
    }

    /** A situation with what the landlord's tenants are to know at its moment. */
    public Situation announced(Situation situation) {
        List<Announcement> running = fresh()
                .bySlug
                .getOrDefault(situation.estate().landlord(), List.of())
                .stream()
                .filter(notice -> notice.runsAt(situation.now()))
                .map(Notice::announcement)
                .toList();
        return running.isEmpty() ? situation : situation.announcing(running);
    }

    /** Those of a landlord that are not over, the one that began first before the others. */
    public static List<Notice> current(Handle tx, long landlordId, Instant now) {
        return tx.createQuery(
                        SELECT + "WHERE notice.landlord_id = ? AND until_at > ? ORDER BY from_at, notice.id LIMIT ?")
                .bind(0, landlordId)
                .bind(1, now)
                .bind(2, MOST)
                .map(ROW)
                .list();
    }

    /** A page of those that are over, the last first. */
    public static List<Notice> past(Handle tx, long landlordId, Instant before, long beforeId, int limit) {
        return tx.createQuery(SELECT
                        + "WHERE notice.landlord_id = ? AND (until_at, notice.id) < (?, ?)"
                        + " ORDER BY until_at DESC, notice.id DESC LIMIT ?")
                .bind(0, landlordId)
                .bind(1, before)
                .bind(2, beforeId)
                .bind(3, limit)
                .map(ROW)
                .list();
    }

    public static Optional<Notice> withId(Handle tx, long landlordId, long id) {
        return tx.createQuery(SELECT + "WHERE notice.id = ? AND notice.landlord_id = ?")
                .bind(0, id)
                .bind(1, landlordId)
                .map(ROW)
                .findOne();
    }

    /** More that happens in the transaction of a change. */
    @FunctionalInterface
    public interface Beside {
        void run(Handle tx, long id);
    }

    /**
     * Stores a notice, new where its id is 0.
     *
     * @return whether it was done; not if somebody else changed it since
     */
    public boolean store(Notice notice, long staffId, Beside beside) {
        boolean done = database.write(tx -> {
            Optional<Long> id = notice.id() == 0 ? Optional.of(add(tx, notice, staffId)) : change(tx, notice, staffId);
            id.ifPresent(key -> beside.run(tx, key));
            return id.isPresent();
        });
        known = read(clock.instant());
        return done;
    }

    private static long add(Handle tx, Notice notice, long staffId) {
        return tx.createQuery("""
                        INSERT INTO notice (landlord_id, french, english, spanish, portuguese, arabic, topic, place, from_at, until_at, staff_id,
                            version)
                        VALUES (:landlord, :fr, :en, :es, :pt, :ar, :topic, :place, :from, :until, :staff, 1) RETURNING id""")
                .bindMap(values(notice, staffId))
                .mapTo(Long.class)
                .one();
    }

    private static Optional<Long> change(Handle tx, Notice notice, long staffId) {
        return tx.createQuery("""
                        UPDATE notice SET french = :fr, english = :en, spanish = :es, portuguese = :pt, arabic = :ar, topic = :topic,
                            place = :place, from_at = :from, until_at = :until, staff_id = :staff, version = version + 1
                        WHERE id = :id AND landlord_id = :landlord AND version = :version RETURNING id""")
                .bindMap(values(notice, staffId))
                .mapTo(Long.class)
                .findOne();
    }

    private static Map<String, Object> values(Notice notice, long staffId) {
        Map<String, Object> values = new HashMap<>();
        values.put("id", notice.id());
        values.put("landlord", notice.landlordId());
        Notice.LANGUAGES.forEach(language -> values.put(language.code(), notice.words(language)));
        values.put("topic", notice.topic());
        values.put("place", notice.place());
        values.put("from", notice.from().toEpochMilli());
        values.put("until", notice.until().toEpochMilli());
        values.put("staff", staffId);
        values.put("version", notice.version());
        return values;
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
        List<Row> rows = database.read(tx -> tx.createQuery("""
                        SELECT notice.id, notice.landlord_id, french, english, spanish, portuguese, arabic, topic, place, from_at, until_at,
                            NULL, version, slug
                        FROM notice JOIN landlord ON landlord.id = landlord_id WHERE until_at > ? ORDER BY from_at, notice.id LIMIT ?""")
                .bind(0, now)
                .bind(1, MOST)
                .map((row, context) -> new Row(row.getString(14), ROW.map(row, context)))
                .list());
        Map<String, List<Notice>> bySlug = new HashMap<>();
        rows.forEach(row -> bySlug.merge(row.slug, List.of(row.notice), Notices::joined));
        return new Known(now, Map.copyOf(bySlug));
    }

    private static List<Notice> joined(List<Notice> one, List<Notice> other) {
        return java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
    }
}
