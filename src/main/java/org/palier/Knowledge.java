package org.palier;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.palier.intents.BrokenScriptsException;
import org.palier.intents.LinearMatcher;
import org.palier.intents.Matcher;
import org.palier.intents.Problem;
import org.palier.intents.Script;
import org.palier.intents.Scripts;

/** The scripts that are live and the matcher that was trained on them. */
record Knowledge(Scripts scripts, Matcher matcher) {
    /**
     * Reads a folder of scripts.
     *
     * @param cache folder for what was read and trained, so that the next start need not
     *
     * @throws CannotStartException with a line for each thing that is wrong in it
     */
    static Knowledge load(Path folder, Path cache) throws CannotStartException {
        try {
            Scripts scripts = Scripts.load(folder, cache.resolve("scripts.cache"));
            return new Knowledge(scripts, LinearMatcher.of(scripts));
        } catch (BrokenScriptsException e) {
            throw new CannotStartException(
                    e.problems().stream().map(Problem::toString).toList());
        } catch (IOException e) {
            throw new CannotStartException(List.of("The scripts in " + folder
                    + " cannot be read: set PALIER_INTENTS to the folder that holds them. (" + e.getMessage() + ")"));
        }
    }

    /** What a person calls a script; its id if there is none any more. */
    String title(String id) {
        return scripts.script(id).map(Script::title).orElse(id);
    }
}
