package org.palier.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.palier.database.Database;
import org.palier.phones.PhoneNumber;

/**
 * Who of the staff is on duty: the one answer for all who ask, be it a call that looks for a person, the desk, the page of the team or the
 * command line. On duty is who has not gone away, and whose page of the desk was open a moment ago or who is reached by telephone alone.
 * Thread-safe.
 */
public final class Duty {
    /** Columns that {@link #presence} reads; {@code duty} may be joined to nothing. */
    public static final String COLUMNS =
            "coalesce(duty.away, 0) AS away, coalesce(duty.by_phone, 0) AS by_phone, coalesce(duty.seen_at, 0) AS seen_at";

    private final Database database;
    private final Duration absence;
    private final Clock clock;

    /** How somebody can be found. */
    public enum Presence {
        /** A page of the desk is open. */
        DESK,
        /** On duty without a page: reached by telephone. */
        PHONE,
        /** No page is open. */
        GONE,
        /** Away, by their own word or a supervisor's. */
        AWAY;

        public boolean onDuty() {
            return this == DESK || this == PHONE;
        }

        /** As messages name it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A person of the staff with the telephone to ring. Its text form shows no number. */
    public record Reachable(long staffId, PhoneNumber phone) {
        @Override
        public String toString() {
            return "Reachable[" + staffId + "]";
        }
    }

    /** A person of the staff as the roll is called. */
    public record Person(String email, String name, Presence presence, boolean hasPhone) {}

    /**
     * Answers from the tables {@code duty} and {@code staff}.
     *
     * @param absence whose page was closed for longer is not at the desk any more
     */
    public Duty(Database database, Duration absence, Clock clock) {
        this.database = database;
        this.absence = absence;
        this.clock = clock;
    }

    /** Notes that pages of these persons are open. Who comes for the first time is on duty. */
    public void seen(Collection<Long> staff) {
        long now = clock.millis();
        database.write(tx -> {
            for (long id : staff) {
                tx.execute("""
                        INSERT INTO duty (staff_id, away, since, seen_at) VALUES (?, 0, ?, ?)
                        ON CONFLICT (staff_id) DO UPDATE SET seen_at = excluded.seen_at""", id, now, now);
            }
            return true;
        });
    }

    /** Somebody at the desk goes away, or comes back. Who goes away is not rung either. */
    public void say(long staffId, boolean away) {
        long now = clock.millis();
        database.write(tx -> tx.execute("""
                INSERT INTO duty (staff_id, away, since, seen_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (staff_id) DO UPDATE
                SET away = excluded.away, since = excluded.since, seen_at = excluded.seen_at, by_phone = 0""", staffId, away ? 1 : 0, now, now));
    }

    /**
     * Puts somebody on duty who is reached by telephone, or sends them away.
     *
     * @param phone where callers reach them from now on; empty keeps the one that is set
     * @return false if there is no such account
     */
    public boolean assign(String email, Optional<PhoneNumber> phone, boolean on) {
        long now = clock.millis();
        return database.write(tx -> {
            Optional<Long> found = tx.createQuery("""
                            UPDATE staff SET phone = coalesce(:phone, phone) WHERE email = :email AND left_at IS NULL RETURNING id""")
                    .bind("phone", phone.map(PhoneNumber::e164).orElse(null))
                    .bind("email", email.toLowerCase(Locale.ROOT))
                    .mapTo(Long.class)
                    .findOne();
            found.ifPresent(id -> tx.execute("""
                    INSERT INTO duty (staff_id, away, since, seen_at, by_phone) VALUES (?, ?, ?, 0, ?)
                    ON CONFLICT (staff_id) DO UPDATE
                    SET away = excluded.away, since = excluded.since, by_phone = excluded.by_phone""", id, on ? 0 : 1, now, on ? 1 : 0));
            return found.isPresent();
        });
    }

    public Presence of(long staffId) {
        return database.read(tx -> tx.createQuery(
                                "SELECT " + COLUMNS + " FROM staff LEFT JOIN duty ON staff_id = id WHERE id = ?")
                        .bind(0, staffId)
                        .map((row, context) -> presence(row))
                        .findOne())
                .orElse(Presence.GONE);
    }

    /** Reads {@link #COLUMNS}. */
    public Presence presence(ResultSet row) throws SQLException {
        if (row.getBoolean("away")) {
            return Presence.AWAY;
        }
        if (row.getLong("seen_at") > since().toEpochMilli()) {
            return Presence.DESK;
        }
        return row.getBoolean("by_phone") ? Presence.PHONE : Presence.GONE;
    }

    /** All who work for a landlord, by name. */
    public List<Person> roll(long landlordId) {
        return database.read(tx -> tx.createQuery("SELECT email, name, phone IS NOT NULL AS has_phone, " + COLUMNS
                        + " FROM staff LEFT JOIN duty ON staff_id = id"
                        + " WHERE landlord_id = ? AND left_at IS NULL ORDER BY name, id")
                .bind(0, landlordId)
                .map((row, context) -> new Person(
                        row.getString("email"), row.getString("name"), presence(row), row.getBoolean("has_phone")))
                .list());
    }

    /**
     * Those who are on duty and have a telephone, by name.
     *
     * @param confidential only those to whom requests are open that few may see
     */
    public List<Reachable> reachable(long landlordId, boolean confidential) {
        return database.read(tx -> reachable(tx, confidential)
                .bind("landlord", landlordId)
                .bind("since", since().toEpochMilli())
                .map((row, context) -> new Reachable(row.getLong("id"), new PhoneNumber(row.getString("phone"))))
                .list());
    }

    private static Query reachable(Handle tx, boolean confidential) {
        return tx.createQuery("""
                        SELECT id, phone FROM staff JOIN duty ON staff_id = id
                        WHERE landlord_id = :landlord AND left_at IS NULL AND phone IS NOT NULL
                            AND away = 0 AND (by_phone = 1 OR seen_at > :since)
                            AND (confidential >= :confidential OR role <> 'agent')
                        ORDER BY name, id""").bind("confidential", confidential ? 1 : 0);
    }

    /** The telephone of somebody, if one is set. */
    public Optional<PhoneNumber> phone(long staffId) {
        return database.read(
                tx -> tx.createQuery("SELECT phone FROM staff WHERE id = ? AND left_at IS NULL AND phone IS NOT NULL")
                        .bind(0, staffId)
                        .mapTo(String.class)
                        .findOne()
                        .map(PhoneNumber::new));
    }

    /** Sets where somebody is rung; empty: nowhere. */
    public void phone(long staffId, Optional<PhoneNumber> phone) {
        database.write(tx -> tx.execute(
                "UPDATE staff SET phone = ? WHERE id = ?",
                phone.map(PhoneNumber::e164).orElse(null),
                staffId));
    }

    private Instant since() {
        return clock.instant().minus(absence);
    }
}
