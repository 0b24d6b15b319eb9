package org.palier.intents;

import java.util.Comparator;
import java.util.Locale;

/**
 * Something wrong in a file of the intents folder, told to the person who writes it.
 *
 * @param file name of the file within its folder
 * @param line from 1; 0 if the problem concerns the file as a whole
 * @param column from 1; 0 if the problem concerns the file as a whole
 * @param saying what is wrong; its key with {@code .do} tells what the writer can do about it. Both are sentences without full stops
 */
public record Problem(String file, int line, int column, Severity severity, Saying saying)
        implements Comparable<Problem> {
    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::severity)
            .thenComparing(Problem::message)
            .thenComparing(Problem::whatToDo);

    /** Whether the folder can be used in spite of the problem. */
    public enum Severity {
        /** The folder cannot be published. */
        ERROR,
        /** Worth a look by a person. */
        WARNING
    }

    public static Problem error(String file, int line, int column, String key, Object... values) {
        return new Problem(file, line, column, Severity.ERROR, Saying.of(key, values));
    }

    public static Problem warning(String file, int line, int column, String key, Object... values) {
        return new Problem(file, line, column, Severity.WARNING, Saying.of(key, values));
    }

    /** What is wrong, in English. */
    public String message() {
        return saying.in(Locale.ENGLISH);
    }

    /** What can be done about it, in English. */
    public String whatToDo() {
        return saying.whatToDo(Locale.ENGLISH);
    }

    /** What is wrong and what can be done about it, in the language of the reader. */
    public String in(Locale language) {
        return saying.in(language)
                + (language.getLanguage().equals("fr") ? "\u00A0; " : "; ")
                + saying.whatToDo(language);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    /** One line, in the form that editors and compilers use: {@code file:line:column: error: what; what to do}. */
    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        return place + ": " + severity.name().toLowerCase(Locale.ROOT) + ": " + in(Locale.ENGLISH);
    }
}
