package org.palier.landlords;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * What a landlord's file said from a moment on. None of them ever changes.
 *
 * @param author who changed it in the studio; null when it was imported
 * @param profile the text of the file
 */
public record LandlordRevision(
        long id, Instant at, @Nullable String author, String profile) {
    private static final String SELECT = """
            SELECT landlord_revision.id, at, staff.name, profile FROM landlord_revision LEFT JOIN staff ON staff.id = staff_id\s""";

    private static final RowMapper<LandlordRevision> ROW = (row, context) -> new LandlordRevision(
            row.getLong(1), Instant.ofEpochMilli(row.getLong(2)), row.getString(3), row.getString(4));

    /** The one that is live. */
    public static Optional<LandlordRevision> last(Handle tx, long landlordId) {
        return history(tx, landlordId, Long.MAX_VALUE, 1).stream().findFirst();
    }

    /**
     * A page of them, the newest first.
     *
     * @param before the place where the page before ended
     */
    public static List<LandlordRevision> history(Handle tx, long landlordId, long before, int limit) {
        return tx.createQuery(
                        SELECT
                                + "WHERE landlord_revision.landlord_id = ? AND landlord_revision.id < ? ORDER BY landlord_revision.id DESC LIMIT ?")
                .bind(0, landlordId)
                .bind(1, before)
                .bind(2, limit)
                .map(ROW)
                .list();
    }

    /** One of a landlord's. */
    public static Optional<LandlordRevision> withId(Handle tx, long landlordId, long id) {
        return tx.createQuery(SELECT + "WHERE landlord_revision.id = ? AND landlord_revision.landlord_id = ?")
                .bind(0, id)
                .bind(1, landlordId)
                .map(ROW)
                .findOne();
    }

    /** Keeps a text, unless it is the one that is live. */
    static long add(Handle tx, long landlordId, String profile, @Nullable Long staffId, Instant now) {
        Optional<LandlordRevision> last = last(tx, landlordId);
        if (last.filter(revision -> revision.profile.equals(profile)).isPresent()) {
            return last.get().id;
        }
        return tx.createQuery(
                        "INSERT INTO landlord_revision (landlord_id, at, staff_id, profile) VALUES (?, ?, ?, ?) RETURNING id")
                .bind(0, landlordId)
                .bind(1, now)
                .bind(2, staffId)
                .bind(3, profile)
                .mapTo(Long.class)
                .one();
    }
}
