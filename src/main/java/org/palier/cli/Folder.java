package org.palier.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.palier.intents.BrokenScriptsException;
import org.palier.intents.Problem;
import org.palier.intents.Scripts;

/** A folder of scripts that a command works with, or the reason why it cannot. */
final class Folder {
    private Folder() {}

    static Scripts scripts(Path folder) throws Refusal {
        try {
            return Scripts.load(folder);
        } catch (BrokenScriptsException e) {
            List<String> errors = e.problems().stream()
                    .filter(Problem::isError)
                    .map(Problem::toString)
                    .toList();
            throw new Refusal(errors);
        } catch (IOException e) {
            throw unreadable(folder);
        }
    }

    static Refusal unreadable(Path folder) {
        return new Refusal("The scripts in " + folder + " cannot be read: name a folder of scripts.");
    }
}
