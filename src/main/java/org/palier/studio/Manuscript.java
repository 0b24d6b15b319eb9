package org.palier.studio;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file as it is being written, by all admins together.
 *
 * @param baseId the revision that it was begun from; null for a new file
 * @param version grows with each save
 * @param author who saved it last; null when it came from the folder
 * @param askedBy who asks a second person to publish it as it is
 */
public record Manuscript(
        String file,
        String content,
        @Nullable Long baseId,
        long version,
        @Nullable Long staffId,
        @Nullable String author,
        Instant at,
        @Nullable Long askedBy,
        @Nullable String asker,
        @Nullable String askedWords) {

    /** The script whose file it is, or the name of the file that stands beside the scripts. */
    public String subject() {
        return Manuscripts.subject(file);
    }
}
