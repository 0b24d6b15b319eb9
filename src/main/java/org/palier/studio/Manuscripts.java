package org.palier.studio;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Files that are being written: one for all admins, so that nobody works on a copy that nobody knows. */
final class Manuscripts {
    private static final String SUFFIX = ".yaml";

    private static final String SELECT = """
            SELECT file, content, base_id, version, manuscript.staff_id, author.name, at, asked_by, asker.name, asked_words
            FROM manuscript LEFT JOIN staff AS author ON author.id = manuscript.staff_id
                LEFT JOIN staff AS asker ON asker.id = asked_by\s""";

    private static final RowMapper<Manuscript> ROW = (row, context) -> new Manuscript(
            row.getString(1),
            row.getString(2),
            number(row.getLong(3), row.wasNull()),
            row.getLong(4),
            number(row.getLong(5), row.wasNull()),
            row.getString(6),
            Instant.ofEpochMilli(row.getLong(7)),
            number(row.getLong(8), row.wasNull()),
            row.getString(9),
            row.getString(10));

    private Manuscripts() {}

    private static @Nullable Long number(long value, boolean isNull) {
        return isNull ? null : value;
    }

    static String file(String subject) {
        return subject + SUFFIX;
    }

    static String subject(String file) {
        return file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file;
    }

    static Optional<Manuscript> of(Handle tx, String file) {
        return tx.createQuery(SELECT + "WHERE file = ?").bind(0, file).map(ROW).findOne();
    }

    /** All of them, the youngest first: one for a file, so there are never many. */
    static List<Manuscript> all(Handle tx) {
        return tx.createQuery(SELECT + "ORDER BY at DESC, file").map(ROW).list();
    }

    /**
     * Saves what a person wrote. What somebody else wrote meanwhile is left as it is.
     *
     * @param version of the manuscript that the person saw; 0 if there was none
     * @return the new version; empty if another version was saved meanwhile
     */
    static Optional<Long> save(
            Handle tx, String file, String content, long version, @Nullable Long staffId, Instant now) {
        if (version == 0) {
            return tx.createQuery("""
                            INSERT INTO manuscript (file, content, base_id, version, staff_id, at)
                            VALUES (:file, :content, (SELECT revision_id FROM live_file WHERE file = :file), 1, :staff, :at)
                            ON CONFLICT (file) DO NOTHING RETURNING version""")
                    .bind("file", file)
                    .bind("content", content)
                    .bind("staff", staffId)
                    .bind("at", now)
                    .mapTo(Long.class)
                    .findOne();
        }
        return tx.createQuery("""
                        UPDATE manuscript SET content = :content, version = version + 1, staff_id = :staff, at = :at,
                            asked_by = NULL, asked_at = NULL, asked_words = NULL
                        WHERE file = :file AND version = :version RETURNING version""")
                .bind("file", file)
                .bind("content", content)
                .bind("version", version)
                .bind("staff", staffId)
                .bind("at", now)
                .mapTo(Long.class)
                .findOne();
    }

    /** Asks a second person to publish it as it is. */
    static void ask(Handle tx, String file, long staffId, String words, Instant now) {
        tx.execute(
                "UPDATE manuscript SET asked_by = ?, asked_at = ?, asked_words = ? WHERE file = ?",
                staffId,
                now.toEpochMilli(),
                words,
                file);
    }

    static void remove(Handle tx, Collection<String> files) {
        files.forEach(file -> tx.execute("DELETE FROM manuscript WHERE file = ?", file));
    }
}
