package org.palier.web;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;
import org.palier.database.Database;

/** Links that open a door once: to become the first admin, to accept an invitation, to choose a new password, to give a second factor's code. */
final class OneTimeLinks {
    private static final RowMapper<Link> LINK = (row, context) -> {
        long staff = row.getLong("staff_id");
        boolean nobody = row.wasNull();
        return new Link(
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getLong("landlord_id"),
                nobody ? null : staff,
                row.getString("email"),
                row.getString("name"),
                Staff.Role.of(row.getString("role")),
                StaffAccounts.queues(row.getString("queues")),
                row.getBoolean("confidential"));
    };

    private final Database database;
    private final Clock clock;
    private final Secrets secrets;

    OneTimeLinks(Database database, Clock clock, Secrets secrets) {
        this.database = database;
        this.clock = clock;
        this.secrets = secrets;
    }

    enum Kind {
        FIRST(Duration.ofHours(24)),
        INVITATION(Duration.ofDays(7)),
        PASSWORD(Duration.ofHours(24)),
        CODE(Duration.ofMinutes(5));

        private final Duration valid;

        Kind(Duration valid) {
            this.valid = valid;
        }

        private String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What a link opens.
     *
     * @param staffId whose password or code it is about; null for an account that is still to be made
     */
    record Link(
            Kind kind,
            long landlordId,
            @Nullable Long staffId,
            String email,
            String name,
            Staff.Role role,
            Set<String> queues,
            boolean confidential) {
        static Link about(Kind kind, Staff staff) {
            return new Link(
                    kind,
                    staff.landlordId(),
                    staff.id(),
                    staff.email(),
                    staff.name(),
                    staff.role(),
                    staff.queues(),
                    staff.confidential());
        }
    }

    /**
     * Makes one; an earlier one of the same kind for the same address opens nothing any more.
     *
     * @return what stands in the link
     */
    String make(Link link) {
        String token = secrets.draw();
        long now = clock.millis();
        database.write(tx -> {
            tx.execute("DELETE FROM staff_link WHERE ends_at < ?", now);
            tx.execute("DELETE FROM staff_link WHERE kind = ? AND email = ?", link.kind.id(), link.email);
            return tx.execute(
                    """
                    INSERT INTO staff_link (token, kind, landlord_id, staff_id, email, name, role, queues, confidential, ends_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    Secrets.hash(token),
                    link.kind.id(),
                    link.landlordId,
                    link.staffId,
                    link.email,
                    link.name,
                    link.role.id(),
                    String.join(" ", link.queues),
                    link.confidential ? 1 : 0,
                    now + link.kind.valid.toMillis());
        });
        return token;
    }

    /** What it opens; empty if it was used, has ended or never was. */
    Optional<Link> of(String token) {
        return database.read(tx -> find(tx, token));
    }

    /** Uses it up. */
    Optional<Link> use(Handle tx, String token) {
        Optional<Link> link = find(tx, token);
        tx.execute("DELETE FROM staff_link WHERE token = ?", Secrets.hash(token));
        return link;
    }

    void drop(String token) {
        database.write(tx -> use(tx, token));
    }

    private Optional<Link> find(Handle tx, String token) {
        return tx.createQuery("SELECT * FROM staff_link WHERE token = ? AND ends_at > ?")
                .bind(0, Secrets.hash(token))
                .bind(1, clock.millis())
                .map(LINK)
                .findOne();
    }
}
