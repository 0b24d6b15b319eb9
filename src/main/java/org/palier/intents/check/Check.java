package org.palier.intents.check;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.palier.intents.Matcher;
import org.palier.intents.Problem;
import org.palier.intents.ScriptFolder;
import org.palier.intents.Scripts;

/** Reads a folder of scripts as an editor would: with an eye on what tenants read, what it costs, and what can no longer be true. */
public final class Check {
    /** How many times a check with a matcher trains one: the measure of its progress. */
    public static final int TRAININGS = 1 + MatchRules.PARTS;

    private Check() {}

    /**
     * Checks a folder without matching its phrases.
     *
     * @throws IOException if the folder cannot be read
     */
    public static Report run(Path folder, LocalDate today) throws IOException {
        return run(ScriptFolder.read(folder), today, Optional.empty());
    }

    /**
     * Checks a folder, and lets a matcher answer its golden phrases and its examples. Golden phrases that fail are warnings here: writers
     * are asked for hard ones. What may not be published is a revision that breaks one which held before.
     *
     * @param matchers trains a matcher on scripts; called {@link #TRAININGS} times, all but once with a part of the examples held out
     * @throws IOException if the folder cannot be read
     */
    public static Report run(Path folder, LocalDate today, Function<Scripts, Matcher> matchers) throws IOException {
        return run(ScriptFolder.read(folder), today, Optional.of(matchers));
    }

    /** Checks a folder that was read already, such as drafts in an editor. */
    public static Report run(ScriptFolder folder, LocalDate today, Optional<Function<Scripts, Matcher>> matchers) {
        TreeSet<Problem> problems = new TreeSet<>(folder.problems());
        Pages pages = new Pages(folder, problems);
        new TextRules(pages).check();
        new PhraseRules(pages).check();
        new DateRules(pages, today).check();
        matchers.ifPresent(factory -> new MatchRules(pages, factory).check());
        return new Report(folder.readable().all().size(), List.copyOf(problems));
    }
}
