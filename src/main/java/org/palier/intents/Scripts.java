package org.palier.intents;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All that the line knows to say and to understand: the scripts and what stands beside them. Immutable. */
public final class Scripts {
    private final Map<String, Script> scripts;
    private final Map<String, HelpNumber> numbers;
    private final Map<String, List<String>> lexicon;
    private final Map<Language, Map<String, String>> dictionary;
    private final Messages messages;
    private final String revision;

    Scripts(
            Collection<Script> scripts,
            Map<String, HelpNumber> numbers,
            Map<String, List<String>> lexicon,
            Map<Language, Map<String, String>> dictionary,
            Messages messages) {
        Map<String, Script> byId = new TreeMap<>();
        scripts.forEach(script -> byId.put(script.id(), script));
        this.scripts = Collections.unmodifiableMap(byId);
        this.numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        this.lexicon = Collections.unmodifiableMap(new LinkedHashMap<>(lexicon));
        Map<Language, Map<String, String>> languages = new EnumMap<>(Language.class);
        languages.putAll(dictionary);
        this.dictionary = Collections.unmodifiableMap(languages);
        this.messages = messages;
        this.revision = Revision.of(
                byId.values().stream().map(Script::revision).toList(), numbers, lexicon, dictionary, messages.texts());
    }

    /**
     * Reads a folder of scripts. What it lacks of numbers.yaml, lexicon.yaml, sms.yaml and messages.yaml is taken from those that come
     * with Palier.
     *
     * @throws BrokenScriptsException if it has an error; the exception lists all of them
     * @throws IOException if the folder cannot be read
     */
    public static Scripts load(Path folder) throws IOException {
        return ScriptFolder.read(folder).scripts();
    }

    /**
     * Reads a folder of scripts as {@link #load(Path)} does, by way of a file that keeps what was read from the same bytes the last time: a
     * cold start is a second shorter with it.
     *
     * @param cache a file that need not exist; it is written when it does not fit the folder
     * @throws BrokenScriptsException if the folder has an error
     * @throws IOException if the folder cannot be read
     */
    public static Scripts load(Path folder, Path cache) throws IOException {
        return ScriptCache.program().isPresent()
                ? load(folder, new ScriptCache(cache, ScriptCache.program().get()))
                : load(folder);
    }

    static Scripts load(Path folder, ScriptCache cache) throws IOException {
        Map<String, byte[]> files = ScriptFolder.files(folder);
        Optional<Scripts> kept = cache.read(files);
        if (kept.isPresent()) {
            return kept.get();
        }
        Scripts scripts = ScriptFolder.of(files).scripts();
        cache.write(files, scripts);
        return scripts;
    }

    /**
     * The scripts that {@link #keep(Path)} left, by this same program.
     *
     * @return empty if there is no such file, or it is not whole
     */
    public static Optional<Scripts> kept(Path file) {
        return ScriptCache.program().flatMap(program -> new ScriptCache(file, program).read(Map.of()));
    }

    /** Leaves a copy that is read faster than the folder. One that cannot be written is no error. */
    public void keep(Path file) {
        ScriptCache.program().ifPresent(program -> new ScriptCache(file, program).write(Map.of(), this));
    }

    /** Whether a matcher learns the same from both: they differ in what is said, not in what is understood. */
    public boolean teachesLike(Scripts other) {
        return lexicon.equals(other.lexicon)
                && dictionary.equals(other.dictionary)
                && scripts.keySet().equals(other.scripts.keySet())
                && scripts.values().stream().allMatch(script -> script.teachesLike(other.scripts.get(script.id())));
    }

    /** The same folder with other scripts: drafts, or scripts with fewer examples. */
    public Scripts with(Collection<Script> others) {
        return new Scripts(others, numbers, lexicon, dictionary, messages);
    }

    /** The scripts in the order of their ids. */
    public Collection<Script> all() {
        return scripts.values();
    }

    public Optional<Script> script(String id) {
        return Optional.ofNullable(scripts.get(id));
    }

    /** The register of help numbers, by id. */
    public Map<String, HelpNumber> numbers() {
        return numbers;
    }

    /** Concepts and the words that show them in a message, such as {@code baby} and "bébé". */
    public Map<String, List<String>> lexicon() {
        return lexicon;
    }

    /** What a word of SMS style stands for, such as "jpe" and "je peux". */
    public Map<Language, Map<String, String>> dictionary() {
        return dictionary;
    }

    public Messages messages() {
        return messages;
    }

    /** Short hash of the content of the whole folder. */
    public String revision() {
        return revision;
    }

    /**
     * The value of a placeholder that names a help number, such as {@code number.gas}; empty for any other name.
     *
     * @param department code of the tenant's département, such as {@code 31}
     */
    public Optional<String> number(String placeholder, Channel channel, Language language, String department) {
        return placeholder.startsWith(Placeholders.NUMBER)
                ? Optional.ofNullable(numbers.get(placeholder.substring(Placeholders.NUMBER.length())))
                        .map(number -> number.text(channel, language, department))
                : Optional.empty();
    }
}
