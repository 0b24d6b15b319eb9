package org.palier.studio;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file as a publication made it live.
 *
 * @param changed which parts of it, separated by blanks; empty with the first import
 * @param author null when it came from the folder
 * @param second who asked for it, where it took two persons
 */
public record Revision(
        long id,
        long publicationId,
        String file,
        String content,
        String changed,
        Instant at,
        @Nullable String author,
        @Nullable String second,
        Revisions.Kind kind,
        String message) {

    /** Which parts of the file it changed. */
    public List<String> parts() {
        return changed.isEmpty() ? List.of() : List.of(changed.split(" "));
    }

    /** The script whose file it is, or the name of the file that stands beside the scripts. */
    public String subject() {
        return Manuscripts.subject(file);
    }
}
