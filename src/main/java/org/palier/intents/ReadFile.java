package org.palier.intents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of the folder as it was read.
 *
 * @param root its value, if it is YAML
 * @param script the script it holds, if it holds a whole one
 * @param problems grows while the file is looked at
 */
record ReadFile(String name, Optional<Yaml> root, Optional<Script> script, List<Problem> problems) {
    private static final String SUFFIX = ".yaml";

    static ReadFile of(String name, byte[] bytes) {
        List<Problem> problems = new ArrayList<>();
        Optional<Yaml> root = SourceText.decode(name, bytes, problems)
                .flatMap(text -> StrictComposer.read(new Yaml.Origin(name, problems), text));
        Optional<Script> script =
                ScriptFolder.SIDE_FILES.contains(name) ? Optional.empty() : root.flatMap(ScriptReader::read);
        return new ReadFile(name, root, script, problems);
    }

    /** The id that the name of the file promises: others may refer to a script that is itself in pieces. */
    String id() {
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    /** Where each value of the file stands, by name. */
    Map<String, ScriptFolder.Place> places() {
        Map<String, ScriptFolder.Place> places = new HashMap<>();
        root.ifPresent(top -> top.silently()
                .walk(each -> places.put(each.name(), new ScriptFolder.Place(each.line(), each.column()))));
        return places;
    }
}
