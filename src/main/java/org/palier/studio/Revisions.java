package org.palier.studio;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** What was ever live: publications, and the files that each of them brought. Nothing of it changes afterwards. */
final class Revisions {
    private static final String SELECT = """
            SELECT revision.id, publication_id, file, content, changed, publication.at, author.name, second.name, kind, message
            FROM revision JOIN publication ON publication.id = publication_id
                LEFT JOIN staff AS author ON author.id = publication.staff_id
                LEFT JOIN staff AS second ON second.id = second_id\s""";

    private static final RowMapper<Revision> ROW = (row, context) -> new Revision(
            row.getLong(1),
            row.getLong(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            Instant.ofEpochMilli(row.getLong(6)),
            row.getString(7),
            row.getString(8),
            Kind.valueOf(row.getString(9).toUpperCase(Locale.ROOT)),
            row.getString(10));

    private Revisions() {}

    /** Why something was published. */
    enum Kind {
        /** It came from the folder. */
        IMPORT,
        EDIT,
        /** An earlier revision was taken up again. */
        RESTORE
    }

    /** Who publishes what for, and with whom. */
    record Imprint(
            Kind kind, @Nullable Long staffId, @Nullable Long secondId, String message) {}

    /** The last publication, with the hash of the scripts that it made live. */
    record Latest(long id, String scripts) {}

    static Optional<Latest> latest(Handle tx) {
        return tx.createQuery("SELECT id, scripts FROM publication ORDER BY id DESC LIMIT 1")
                .map((row, context) -> new Latest(row.getLong(1), row.getString(2)))
                .findOne();
    }

    /** The content of all files that are live, by name. */
    static Map<String, String> live(Handle tx) {
        Map<String, String> files = new LinkedHashMap<>();
        tx.createQuery(
                        "SELECT live_file.file, content FROM live_file JOIN revision ON revision.id = revision_id ORDER BY 1")
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(file -> files.put(file.getKey(), file.getValue()));
        return files;
    }

    static Optional<Revision> live(Handle tx, String file) {
        return tx.createQuery(SELECT + "WHERE revision.id = (SELECT revision_id FROM live_file WHERE file = ?)")
                .bind(0, file)
                .map(ROW)
                .findOne();
    }

    static Optional<Revision> withId(Handle tx, long id) {
        return tx.createQuery(SELECT + "WHERE revision.id = ?")
                .bind(0, id)
                .map(ROW)
                .findOne();
    }

    /** The revision of the same file that was live before. */
    static Optional<Revision> before(Handle tx, Revision revision) {
        return tx.createQuery(SELECT + "WHERE file = ? AND revision.id < ? ORDER BY revision.id DESC LIMIT 1")
                .bind(0, revision.file())
                .bind(1, revision.id())
                .map(ROW)
                .findOne();
    }

    /**
     * A page of the history of a file, the newest first.
     *
     * @param before the place where the page before ended
     */
    static List<Revision> history(Handle tx, String file, long before, int limit) {
        return tx.createQuery(SELECT + "WHERE file = ? AND revision.id < ? ORDER BY revision.id DESC LIMIT ?")
                .bind(0, file)
                .bind(1, before)
                .bind(2, limit)
                .map(ROW)
                .list();
    }

    /** A page of all that persons changed, the newest first; the first import, of every file, is left out. */
    static List<Revision> history(Handle tx, long before, int limit) {
        return tx.createQuery(SELECT + "WHERE revision.id < ? AND changed <> '' ORDER BY revision.id DESC LIMIT ?")
                .bind(0, before)
                .bind(1, limit)
                .map(ROW)
                .list();
    }

    /**
     * Makes files live.
     *
     * @param scripts hash of all that is live with them
     * @param files new content by name
     * @param changed which parts of each
     * @return the key of the publication
     */
    static long publish(
            Handle tx,
            Imprint imprint,
            Instant now,
            String scripts,
            Map<String, String> files,
            Map<String, String> changed) {
        long publication = tx.createQuery("""
                        INSERT INTO publication (at, staff_id, second_id, kind, message, scripts)
                        VALUES (?, ?, ?, ?, ?, ?) RETURNING id""")
                .bind(0, now)
                .bind(1, imprint.staffId())
                .bind(2, imprint.secondId())
                .bind(3, imprint.kind().name().toLowerCase(Locale.ROOT))
                .bind(4, imprint.message())
                .bind(5, scripts)
                .mapTo(Long.class)
                .one();
        files.forEach((file, content) -> {
            long revision = tx.createQuery(
                            "INSERT INTO revision (publication_id, file, content, changed) VALUES (?, ?, ?, ?) RETURNING id")
                    .bind(0, publication)
                    .bind(1, file)
                    .bind(2, content)
                    .bind(3, changed.getOrDefault(file, ""))
                    .mapTo(Long.class)
                    .one();
            tx.execute("""
                    INSERT INTO live_file (file, revision_id) VALUES (?, ?)
                    ON CONFLICT (file) DO UPDATE SET revision_id = excluded.revision_id""", file, revision);
        });
        return publication;
    }
}
