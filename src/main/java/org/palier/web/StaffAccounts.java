package org.palier.web;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.palier.database.Database;

/** The accounts of staff. Thread-safe. */
public final class StaffAccounts {
    private static final RowMapper<Staff> STAFF = (row, context) -> new Staff(
            row.getLong("id"),
            row.getLong("landlord_id"),
            row.getString("email"),
            row.getString("name"),
            Staff.Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)));

    private final Database database;
    private final Clock clock;

    private record Known(Staff staff, String hash) {}

    public StaffAccounts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Opens an account. Takes about half a second, because the password is hashed.
     *
     * @return empty if there is one with this address already
     * @throws IllegalArgumentException with a sentence that says what to correct
     */
    public Optional<Staff> add(long landlordId, String email, String name, Staff.Role role, String password) {
        if (!email.matches("[^@\\s]{1,64}@[^@\\s]{1,190}\\.[^@\\s]{1,63}")) {
            throw new IllegalArgumentException("'" + email + "' is not an e-mail address.");
        }
        if (name.isBlank() || name.length() > 100) {
            throw new IllegalArgumentException("A name has 1 to 100 characters.");
        }
        return addHashed(landlordId, email, name, role, Passwords.hash(password));
    }

    /**
     * Opens an account whose password is known by its hash alone.
     *
     * @param hash Argon2id, in its encoded form
     * @return empty if there is one with this address already
     */
    public Optional<Staff> addHashed(long landlordId, String email, String name, Staff.Role role, String hash) {
        long now = clock.millis();
        return database.write(tx -> tx.createQuery("""
                        INSERT INTO staff (landlord_id, email, name, role, password, created_at)
                        VALUES (:landlord, :email, :name, :role, :hash, :now)
                        ON CONFLICT (email) DO NOTHING
                        RETURNING id, landlord_id, email, name, role
                        """)
                .bind("landlord", landlordId)
                .bind("email", email.toLowerCase(Locale.ROOT))
                .bind("name", name.strip())
                .bind("role", role.id())
                .bind("hash", hash)
                .bind("now", now)
                .map(STAFF)
                .findOne());
    }

    /** The person who signs in with these, if they are right. As slow for an unknown address as for a wrong password. */
    public Optional<Staff> signIn(String email, String password) {
        Optional<Known> known = database.read(tx -> tx.createQuery("""
                        SELECT id, landlord_id, email, name, role, password FROM staff WHERE email = ? AND left_at IS NULL
                        """)
                .bind(0, email.toLowerCase(Locale.ROOT))
                .map((row, context) -> new Known(STAFF.map(row, context), row.getString("password")))
                .findOne());
        boolean right = Passwords.matches(password, known.map(Known::hash).orElseGet(() -> Nobody.HASH));
        return known.filter(found -> right).map(Known::staff);
    }

    /** All who work for a landlord, by name. */
    public List<Staff> of(long landlordId) {
        return database.read(
                tx -> tx.createQuery("""
                        SELECT id, landlord_id, email, name, role FROM staff
                        WHERE landlord_id = ? AND left_at IS NULL ORDER BY name, id
                        """).bind(0, landlordId).map(STAFF).list());
    }

    /** Checked when there is no such account, so that the time tells nothing; made when first needed. */
    private static final class Nobody {
        private static final String HASH = Passwords.hash("the password of nobody at all");
    }
}
