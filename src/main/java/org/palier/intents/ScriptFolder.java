package org.palier.intents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of script files as it was read: what could be read of it, and every problem found. Reading never fails on what a file
 * holds; {@link #scripts()} does.
 */
public final class ScriptFolder {
    /** The register of help numbers. */
    public static final String NUMBERS = "numbers.yaml";

    static final String LEXICON = "lexicon.yaml";
    static final String DICTIONARY = "sms.yaml";

    /** The sentences of the dialogue. */
    public static final String MESSAGES = "messages.yaml";

    static final List<String> SIDE_FILES = List.of(NUMBERS, LEXICON, DICTIONARY, MESSAGES);

    private final Set<String> own;
    private final Map<String, ReadFile> files;
    private final Scripts scripts;
    private final List<Problem> problems;

    /** A place in a file, from line 1 and column 1. */
    public record Place(int line, int column) {}

    private ScriptFolder(Set<String> own, Map<String, ReadFile> files, Scripts scripts, List<Problem> problems) {
        this.own = own;
        this.files = files;
        this.scripts = scripts;
        this.problems = problems;
    }

    /**
     * Reads the {@code *.yaml} files of a folder, without its subfolders.
     *
     * @throws IOException if the folder or a file in it cannot be read
     */
    public static ScriptFolder read(Path folder) throws IOException {
        return of(files(folder));
    }

    /**
     * The {@code *.yaml} files of a folder as they are, by name.
     *
     * @throws IOException if the folder or a file in it cannot be read
     */
    public static Map<String, byte[]> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), null, "there is no such folder of scripts");
        }
        Map<String, byte[]> files = new TreeMap<>();
        List<Path> paths;
        try (Stream<Path> listed = Files.list(folder)) {
            paths = listed.filter(Files::isRegularFile)
                    .filter(path -> path.getFileName().toString().endsWith(".yaml"))
                    .toList();
        }
        for (Path path : paths) {
            try (InputStream content = Files.newInputStream(path)) {
                files.put(path.getFileName().toString(), content.readNBytes(SourceText.MAX_BYTES + 1));
            }
        }
        return files;
    }

    /** Reads files that are in memory, such as the drafts of an editor, by the names they have in the folder. */
    public static ScriptFolder of(Map<String, byte[]> files) {
        Map<String, byte[]> all = new TreeMap<>(files);
        for (String name : SIDE_FILES) {
            if (!all.containsKey(name)) {
                packaged(name).ifPresent(content -> all.put(name, content));
            }
        }
        // Files do not depend on each other, and parsing is most of the time that a load takes.
        Map<String, ReadFile> read = new TreeMap<>(all.entrySet().parallelStream()
                .map(file -> ReadFile.of(file.getKey(), file.getValue()))
                .collect(Collectors.toMap(ReadFile::name, file -> file)));
        Map<String, HelpNumber> numbers = numbers(files, read);
        Messages messages = new Messages(side(read, MESSAGES, root -> SideFiles.messages(root, numbers.keySet()))
                .orElse(Map.of()));
        Map<String, List<String>> lexicon =
                side(read, LEXICON, SideFiles::lexicon).orElse(Map.of());
        Map<Language, Map<String, String>> dictionary =
                side(read, DICTIONARY, SideFiles::dictionary).orElse(Map.of());
        List<ReadFile> scripts = read.values().stream()
                .filter(file -> !SIDE_FILES.contains(file.name()))
                .toList();
        CrossCheck check = new CrossCheck(
                scripts.stream().map(ReadFile::id).collect(Collectors.toCollection(TreeSet::new)),
                numbers,
                lexicon.keySet(),
                messages);
        scripts.forEach(check::check);
        List<Problem> problems = new ArrayList<>(
                read.values().stream().flatMap(file -> file.problems().stream()).toList());
        if (scripts.isEmpty()) {
            problems.add(Problem.error("folder", 0, 0, "problem.folder.empty"));
        }
        Collections.sort(problems);
        return new ScriptFolder(
                Set.copyOf(files.keySet()),
                read,
                new Scripts(
                        scripts.stream().flatMap(file -> file.script().stream()).toList(),
                        numbers,
                        lexicon,
                        dictionary,
                        messages),
                List.copyOf(problems));
    }

    /**
     * The register. That of Palier stands below the folder's own where the folder relies on Palier's messages, and in its place where it
     * cannot be read, so that one error is not told a hundred times.
     */
    private static Map<String, HelpNumber> numbers(Map<String, byte[]> files, Map<String, ReadFile> read) {
        Map<String, HelpNumber> own = side(read, NUMBERS, SideFiles::numbers).orElse(Map.of());
        if (!files.containsKey(NUMBERS) || (files.containsKey(MESSAGES) && !own.isEmpty())) {
            return own;
        }
        Map<String, HelpNumber> both = new LinkedHashMap<>(packaged(NUMBERS)
                .flatMap(bytes -> ReadFile.of(NUMBERS, bytes).root())
                .map(SideFiles::numbers)
                .orElse(Map.of()));
        both.putAll(own);
        return both;
    }

    private static <T> Optional<T> side(Map<String, ReadFile> read, String name, Function<Yaml, T> reader) {
        return Optional.ofNullable(read.get(name)).flatMap(ReadFile::root).map(reader);
    }

    /** A side file that comes with Palier. */
    private static Optional<byte[]> packaged(String name) {
        try (InputStream content = ScriptFolder.class.getResourceAsStream(name)) {
            return content == null ? Optional.empty() : Optional.of(content.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** All problems, in the order of files and lines. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * The scripts, if the folder has no error.
     *
     * @throws BrokenScriptsException if it has one
     */
    public Scripts scripts() {
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new BrokenScriptsException(problems);
        }
        return scripts;
    }

    /** What could be read in spite of errors: scripts that lack something required are not among it. */
    public Scripts readable() {
        return scripts;
    }

    /**
     * Where the values of a file stand, by their keys and positions, such as {@code answer.fr.sms} or {@code examples.fr[3]}; nothing for a
     * file that the folder does not have.
     */
    public Map<String, Place> places(String file) {
        ReadFile read = files.get(file);
        return read == null || !own.contains(file) ? Map.of() : read.places();
    }

    /** What the register of the folder calls the entry of a number, such as {@code numbers[3]}; empty if it has none of its own. */
    public Optional<String> entry(HelpNumber number) {
        return own.contains(NUMBERS)
                ? Optional.ofNullable(files.get(NUMBERS))
                        .flatMap(ReadFile::root)
                        .flatMap(root -> SideFiles.entry(root.silently(), number.id()))
                : Optional.empty();
    }
}
