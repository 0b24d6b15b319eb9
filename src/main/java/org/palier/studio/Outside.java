package org.palier.studio;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What the folder held when it was looked at last, and what of it waits for a person. */
final class Outside {
    private Outside() {}

    /**
     * Files that changed outside since they were looked at.
     *
     * @param untouched those that nobody has edited here since
     * @param edited those that somebody has edited, or edits
     */
    record News(Map<String, String> untouched, Map<String, String> edited) {
        boolean isEmpty() {
            return untouched.isEmpty() && edited.isEmpty();
        }
    }

    static News news(Handle tx, Map<String, byte[]> files) {
        Map<String, String> digests = new HashMap<>();
        tx.createQuery("SELECT file, digest FROM folder_file")
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(entry -> digests.put(entry.getKey(), entry.getValue()));
        Map<String, String> untouched = new TreeMap<>();
        Map<String, String> edited = new TreeMap<>();
        files.forEach((name, content) -> {
            String text = new String(content, StandardCharsets.UTF_8);
            Optional<Revision> live = Revisions.live(tx, name);
            boolean same =
                    live.filter(revision -> revision.content().equals(text)).isPresent();
            if (!digest(content).equals(digests.get(name)) && !same) {
                boolean own = live.filter(revision -> revision.kind() != Revisions.Kind.IMPORT)
                                .isPresent()
                        || Manuscripts.of(tx, name).isPresent();
                (own ? edited : untouched).put(name, text);
            }
        });
        return new News(untouched, edited);
    }

    static void seen(Handle tx, String file, byte[] content) {
        put(tx, file, content, null);
    }

    static void waits(Handle tx, String file, byte[] content) {
        put(tx, file, content, new String(content, StandardCharsets.UTF_8));
    }

    private static void put(Handle tx, String file, byte[] content, @Nullable String waiting) {
        tx.execute("""
                INSERT INTO folder_file (file, digest, waiting) VALUES (?, ?, ?)
                ON CONFLICT (file) DO UPDATE SET digest = excluded.digest, waiting = excluded.waiting""", file, digest(content), waiting);
    }

    /** The files that wait for a person. */
    static List<String> waiting(Handle tx) {
        return tx.createQuery("SELECT file FROM folder_file WHERE waiting IS NOT NULL ORDER BY file")
                .mapTo(String.class)
                .list();
    }

    static Optional<String> waiting(Handle tx, String file) {
        return tx.createQuery("SELECT waiting FROM folder_file WHERE file = ? AND waiting IS NOT NULL")
                .bind(0, file)
                .mapTo(String.class)
                .findOne();
    }

    static void decided(Handle tx, String file) {
        tx.execute("UPDATE folder_file SET waiting = NULL WHERE file = ?", file);
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
