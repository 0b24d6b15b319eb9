package org.palier.studio;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.palier.intents.Script;
import org.palier.intents.ScriptFile;
import org.palier.intents.Scripts;

/**
 * A file on the desk of those who write it.
 *
 * @param live the revision that is live; empty for a new file
 * @param manuscript what was written since; empty while nobody has
 * @param read its content as it was read beside what is live
 */
public record Work(
        String subject,
        Optional<Revision> live,
        Optional<Manuscript> manuscript,
        String content,
        ScriptFile read,
        Optional<Script> liveScript) {

    /** The file of a subject; empty if there is none, live or being written. */
    static Optional<Work> of(Handle tx, String subject, Scripts scripts) {
        String file = Manuscripts.file(subject);
        Optional<Revision> live = Revisions.live(tx, file);
        Optional<Manuscript> manuscript = Manuscripts.of(tx, file);
        return manuscript
                .map(Manuscript::content)
                .or(() -> live.map(Revision::content))
                .map(content -> new Work(
                        subject,
                        live,
                        manuscript,
                        content,
                        ScriptFile.read(file, content, scripts),
                        scripts.script(subject)));
    }

    String file() {
        return Manuscripts.file(subject);
    }

    public long version() {
        return manuscript.map(Manuscript::version).orElse(0L);
    }

    /** Whether something else was published since this was begun: what was published would be lost. */
    public boolean overtaken() {
        Long base = manuscript.map(Manuscript::baseId).orElse(null);
        return manuscript.isPresent()
                && live.isPresent()
                && (base == null || base != live.get().id());
    }
}
