package org.palier.intents.check;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.palier.intents.HelpNumber;
import org.palier.intents.Problem;
import org.palier.intents.Script;
import org.palier.intents.ScriptFolder;
import org.palier.intents.ScriptFolder.Place;
import org.palier.intents.Scripts;

/** The folder under review, and the margin where rules write what they find. */
final class Pages {
    private final ScriptFolder folder;
    private final Collection<Problem> problems;
    private final Map<String, Map<String, Place>> places = new HashMap<>();

    Pages(ScriptFolder folder, Collection<Problem> problems) {
        this.folder = folder;
        this.problems = problems;
    }

    Scripts scripts() {
        return folder.readable();
    }

    /** Where the register of the folder has a number; empty if it has no register of its own. */
    Optional<String> entry(HelpNumber number) {
        return folder.entry(number);
    }

    static String file(Script script) {
        return script.id() + ".yaml";
    }

    /** Whether a file of the folder has a value of this name. */
    boolean has(String file, String value) {
        return places(file).containsKey(value);
    }

    /** Where a value stands; the start of the file if it is not written there. */
    Place place(String file, String value) {
        return places(file).getOrDefault(value, new Place(1, 1));
    }

    void error(String file, String value, String key, Object... values) {
        Place place = place(file, value);
        problems.add(Problem.error(file, place.line(), place.column(), key, values));
    }

    void warning(String file, String value, String key, Object... values) {
        Place place = place(file, value);
        problems.add(Problem.warning(file, place.line(), place.column(), key, values));
    }

    private Map<String, Place> places(String file) {
        return places.computeIfAbsent(file, folder::places);
    }
}
