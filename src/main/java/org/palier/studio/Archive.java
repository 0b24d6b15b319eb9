package org.palier.studio;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.palier.database.Database;
import org.palier.intents.Problem;
import org.palier.intents.Script;
import org.palier.intents.ScriptFile;
import org.palier.intents.ScriptFolder;
import org.palier.intents.Scripts;

/** The files that are live, for the start of the program and for its commands. */
public final class Archive {
    private final Database database;
    private final Clock clock;

    public Archive(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What is live.
     *
     * @param publication that made it so
     * @param scripts short hash of the content of all files
     */
    public record Live(long publication, String scripts) {}

    /** What is live; empty before the first import. */
    public Optional<Live> live() {
        return database.read(Revisions::latest).map(latest -> new Live(latest.id(), latest.scripts()));
    }

    /** The content of the files that are live, by name. */
    public Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        database.read(Revisions::live).forEach((name, content) -> files.put(name, Press.bytes(content)));
        return files;
    }

    /**
     * Imports the first files.
     *
     * @param scripts that were read from them
     */
    public Live begin(Map<String, byte[]> files, Scripts scripts) {
        Map<String, String> texts = new TreeMap<>();
        files.forEach((name, content) -> texts.put(name, text(content)));
        return database.write(tx -> {
            Optional<Revisions.Latest> before = Revisions.latest(tx);
            if (before.isPresent()) {
                return new Live(before.get().id(), before.get().scripts());
            }
            long id = Revisions.publish(
                    tx,
                    new Revisions.Imprint(Revisions.Kind.IMPORT, null, null, ""),
                    clock.instant(),
                    scripts.revision(),
                    texts,
                    Map.of());
            files.forEach((name, content) -> Outside.seen(tx, name, content));
            return new Live(id, scripts.revision());
        });
    }

    /**
     * Brings files from outside. They wait in the studio for a person, except those that are live already.
     *
     * @return the names of those that wait; empty, with problems, if one of them has an error
     */
    public Arrival bring(Map<String, byte[]> files) {
        Map<String, byte[]> all = new TreeMap<>(files());
        List<String> other = new ArrayList<>();
        files.forEach((name, content) -> {
            byte[] before = all.put(name, content);
            if (before == null || !same(name, before, content)) {
                other.add(name);
            }
        });
        List<Problem> errors = ScriptFolder.of(all).problems().stream()
                .filter(Problem::isError)
                .filter(problem -> files.containsKey(problem.file()) || problem.line() == 0)
                .toList();
        if (!errors.isEmpty()) {
            return new Arrival(List.of(), errors);
        }
        return database.write(tx -> {
            other.forEach(name -> Outside.waits(tx, name, files.getOrDefault(name, new byte[0])));
            return new Arrival(List.copyOf(other), List.of());
        });
    }

    /**
     * Files that came from outside.
     *
     * @param waiting the names of those that differ from what is live
     * @param errors why none of them was taken
     */
    public record Arrival(List<String> waiting, List<Problem> errors) {}

    /**
     * Compares files with those that are live.
     *
     * @return a line for each that differs: its name and the parts that do, comments aside
     */
    public List<String> differences(Map<String, byte[]> files) {
        Map<String, byte[]> live = files();
        TreeMap<String, String> lines = new TreeMap<>();
        Scripts before = ScriptFolder.of(live).readable();
        Scripts after = ScriptFolder.of(files).readable();
        live.keySet().forEach(name -> lines.put(name, "only in Palier"));
        files.forEach((name, content) -> {
            byte[] known = live.get(name);
            if (known == null) {
                lines.put(name, "only in the folder");
            } else if (same(name, known, content)) {
                lines.remove(name);
            } else {
                String id = Manuscripts.subject(name);
                lines.put(name, Parts.changed(before.script(id), after.script(id), false));
            }
        });
        return lines.entrySet().stream()
                .map(line -> line.getKey() + ": " + line.getValue())
                .toList();
    }

    /** Whether two contents say the same, comments aside. */
    private static boolean same(String name, byte[] one, byte[] other) {
        if (text(one).equals(text(other))) {
            return true;
        }
        return !ScriptFile.isBeside(name)
                && script(name, one).isPresent()
                && script(name, one).equals(script(name, other));
    }

    private static Optional<Script> script(String name, byte[] content) {
        return ScriptFolder.of(Map.of(name, content)).readable().script(Manuscripts.subject(name));
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
