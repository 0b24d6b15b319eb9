package org.palier.intents;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One file of the folder as it was read beside the others, such as the draft of an editor.
 *
 * @param script if it is the file of a script, and whole
 * @param problems in the order of lines
 */
public record ScriptFile(Optional<Script> script, List<Problem> problems) {
    /**
     * Reads one file. What it says of other files is looked up in those that are live.
     *
     * @param name of the file in the folder, such as {@code rent-deferral.yaml}
     */
    public static ScriptFile read(String name, String text, Scripts beside) {
        ReadFile file = ReadFile.of(name, text.getBytes(StandardCharsets.UTF_8));
        Set<String> ids = new TreeSet<>();
        beside.all().forEach(script -> ids.add(script.id()));
        if (ScriptFolder.SIDE_FILES.contains(name)) {
            file.root().ifPresent(root -> side(name, root, beside));
        } else {
            ids.add(file.id());
            new CrossCheck(ids, beside.numbers(), beside.lexicon().keySet(), beside.messages()).check(file);
        }
        return new ScriptFile(
                file.script(), file.problems().stream().sorted().distinct().toList());
    }

    private static void side(String name, Yaml root, Scripts beside) {
        switch (name) {
            case ScriptFolder.NUMBERS -> SideFiles.numbers(root);
            case ScriptFolder.LEXICON -> SideFiles.lexicon(root);
            case ScriptFolder.DICTIONARY -> SideFiles.dictionary(root);
            default -> SideFiles.messages(root, beside.numbers().keySet());
        }
    }

    /** Whether the file may be used. */
    public boolean isSound() {
        return problems.stream().noneMatch(Problem::isError);
    }

    /** Whether a name is that of a file which stands beside the scripts. */
    public static boolean isBeside(String name) {
        return ScriptFolder.SIDE_FILES.contains(name);
    }
}
