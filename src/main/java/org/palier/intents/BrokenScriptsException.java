package org.palier.intents;

import java.util.List;
import java.util.stream.Collectors;

/** A folder of scripts has errors and cannot be used. Its message lists every one of them, a line each. */
public final class BrokenScriptsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial")
    private final List<Problem> problems;

    BrokenScriptsException(List<Problem> problems) {
        super(problems.stream().filter(Problem::isError).map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All problems found, warnings included, in the order of files and lines. */
    public List<Problem> problems() {
        return problems;
    }
}
