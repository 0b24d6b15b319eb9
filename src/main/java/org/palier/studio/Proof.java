package org.palier.studio;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.intents.Problem;
import org.palier.intents.Scripts;

/**
 * Files that are to become live, read beside all that is.
 *
 * @param base the publication that it was read beside
 * @param files their content, by name
 * @param scripts all that would be live; empty if a file has an error
 * @param changed which parts of each file differ
 */
public record Proof(
        long base,
        Map<String, String> files,
        Optional<Scripts> scripts,
        List<Problem> problems,
        Map<String, String> changed) {

    /** The errors that keep it from becoming live. */
    public List<Problem> errors() {
        return problems.stream().filter(Problem::isError).toList();
    }
}
