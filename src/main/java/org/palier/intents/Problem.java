package org.palier.intents;

import java.util.Comparator;
import java.util.Locale;

/**
 * Something wrong in a file of the intents folder, told to the person who writes it.
 *
 * @param file name of the file within its folder
 * @param line from 1; 0 if the problem concerns the file as a whole
 * @param column from 1; 0 if the problem concerns the file as a whole
 * @param message what is wrong, a sentence without its full stop
 * @param whatToDo what the writer can do about it, a sentence without its full stop
 */
public record Problem(String file, int line, int column, Severity severity, String message, String whatToDo)
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

    public static Problem error(String file, int line, int column, String message, String whatToDo) {
        return new Problem(file, line, column, Severity.ERROR, message, whatToDo);
    }

    public static Problem warning(String file, int line, int column, String message, String whatToDo) {
        return new Problem(file, line, column, Severity.WARNING, message, whatToDo);
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
        return place + ": " + severity.name().toLowerCase(Locale.ROOT) + ": " + message + "; " + whatToDo;
    }
}
