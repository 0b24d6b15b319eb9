package org.palier.web;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.palier.database.Database;

/** The accounts of staff. Thread-safe. */
public final class StaffAccounts {
    static final String COLUMNS =
            "staff.id, staff.landlord_id, staff.email, staff.name, staff.role, staff.queues, staff.confidential, staff.totp";

    static final RowMapper<Staff> STAFF = (row, context) -> new Staff(
            row.getLong("id"),
            row.getLong("landlord_id"),
            row.getString("email"),
            row.getString("name"),
            Staff.Role.of(row.getString("role")),
            queues(row.getString("queues")),
            row.getBoolean("confidential"),
            row.getString("totp") != null);

    private final Database database;
    private final Clock clock;

    private record Known(Staff staff, String hash) {}

    /** What an account may do. */
    public record Powers(Staff.Role role, Set<String> queues, boolean confidential) {
        /** A role with every team; who manages or supervises sees everything. */
        public static Powers all(Staff.Role role) {
            return new Powers(role, Set.copyOf(Staff.QUEUES), role != Staff.Role.AGENT);
        }
    }

    public StaffAccounts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    static Set<String> queues(String stored) {
        return stored.isBlank() ? Set.of() : Set.of(stored.split(" "));
    }

    /**
     * Opens an account. Takes about half a second, because the password is hashed.
     *
     * @return empty if there is one with this address already
     * @throws IllegalArgumentException with a sentence that says what to correct
     */
    public Optional<Staff> add(long landlordId, String email, String name, Staff.Role role, String password) {
        checkEmail(email);
        checkName(name);
        return addHashed(landlordId, email, name, Powers.all(role), Passwords.hash(password));
    }

    /**
     * Opens an account whose password is known by its hash alone.
     *
     * @param hash Argon2id, in its encoded form
     * @return empty if there is one with this address already
     */
    public Optional<Staff> addHashed(long landlordId, String email, String name, Powers powers, String hash) {
        return database.write(tx -> insert(tx, landlordId, email, name, powers, hash));
    }

    Optional<Staff> insert(Handle tx, long landlordId, String email, String name, Powers powers, String hash) {
        return tx.createQuery("""
                        INSERT INTO staff (landlord_id, email, name, role, queues, confidential, password, created_at)
                        VALUES (:landlord, :email, :name, :role, :queues, :confidential, :hash, :now)
                        ON CONFLICT (email) DO NOTHING
                        RETURNING id, landlord_id, email, name, role, queues, confidential, totp
                        """)
                .bind("landlord", landlordId)
                .bind("email", email.toLowerCase(Locale.ROOT))
                .bind("name", name.strip())
                .bind("role", powers.role.id())
                .bind("queues", String.join(" ", powers.queues))
                .bind("confidential", powers.confidential ? 1 : 0)
                .bind("hash", hash)
                .bind("now", clock.millis())
                .map(STAFF)
                .findOne();
    }

    static void checkEmail(String email) {
        if (!email.matches("[^@\\s]{1,64}@[^@\\s]{1,190}\\.[^@\\s]{1,63}")) {
            throw new IllegalArgumentException("'" + email + "' is not an e-mail address.");
        }
    }

    static void checkName(String name) {
        if (name.isBlank() || name.length() > 100) {
            throw new IllegalArgumentException("A name has 1 to 100 characters.");
        }
    }

    /** The person who signs in with these, if they are right. As slow for an unknown address as for a wrong password. */
    public Optional<Staff> signIn(String email, String password) {
        Optional<Known> known = database.read(tx -> tx.createQuery(
                        "SELECT " + COLUMNS + ", staff.password FROM staff WHERE email = ? AND left_at IS NULL")
                .bind(0, email.toLowerCase(Locale.ROOT))
                .map((row, context) -> new Known(STAFF.map(row, context), row.getString("password")))
                .findOne());
        boolean right = Passwords.matches(password, known.map(Known::hash).orElseGet(() -> Nobody.HASH));
        return known.filter(found -> right).map(Known::staff);
    }

    /** All who work for a landlord, by name. */
    public List<Staff> of(long landlordId) {
        return database.read(tx -> tx.createQuery(
                        "SELECT " + COLUMNS + " FROM staff WHERE landlord_id = ? AND left_at IS NULL ORDER BY name, id")
                .bind(0, landlordId)
                .map(STAFF)
                .list());
    }

    /** The account of a key, if the person still works for the landlord. */
    public Optional<Staff> withId(long landlordId, long id) {
        return database.read(tx -> tx.createQuery(
                        "SELECT " + COLUMNS + " FROM staff WHERE id = ? AND landlord_id = ? AND left_at IS NULL")
                .bind(0, id)
                .bind(1, landlordId)
                .map(STAFF)
                .findOne());
    }

    /**
     * Changes what an account may do.
     *
     * @return false if it would leave the landlord without an admin
     */
    boolean change(Staff staff, Powers powers) {
        return database.write(tx -> {
            if (powers.role != Staff.Role.ADMIN && isLastAdmin(tx, staff)) {
                return false;
            }
            tx.execute(
                    "UPDATE staff SET role = ?, queues = ?, confidential = ? WHERE id = ?",
                    powers.role.id(),
                    String.join(" ", powers.queues),
                    powers.confidential ? 1 : 0,
                    staff.id());
            return true;
        });
    }

    /** Sets a new password and ends all sessions. */
    void setPassword(Handle tx, long id, String hash) {
        tx.execute("UPDATE staff SET password = ? WHERE id = ?", hash, id);
        tx.execute("DELETE FROM session WHERE staff_id = ?", id);
    }

    /**
     * Closes an account; what the person wrote stays signed.
     *
     * @return false if it would leave the landlord without an admin
     */
    boolean close(Staff staff) {
        long now = clock.millis();
        return database.write(tx -> {
            if (isLastAdmin(tx, staff)) {
                return false;
            }
            tx.execute("UPDATE staff SET left_at = ? WHERE id = ?", now, staff.id());
            tx.execute("DELETE FROM session WHERE staff_id = ?", staff.id());
            return true;
        });
    }

    private static boolean isLastAdmin(Handle tx, Staff staff) {
        return staff.role() == Staff.Role.ADMIN
                && tx.createQuery(
                                        "SELECT count(*) FROM staff WHERE landlord_id = ? AND role = 'admin' AND left_at IS NULL AND id <> ?")
                                .bind(0, staff.landlordId())
                                .bind(1, staff.id())
                                .mapTo(Integer.class)
                                .one()
                        == 0;
    }

    /** Checked when there is no such account, so that the time tells nothing; made when first needed. */
    private static final class Nobody {
        private static final String HASH = Passwords.hash("the password of nobody at all");
    }
}
