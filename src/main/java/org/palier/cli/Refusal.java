package org.palier.cli;

import java.util.List;

/** A command cannot do what was asked, for a reason that the person who called it can put right. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    Refusal(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    Refusal(String line) {
        this(List.of(line));
    }

    /** What to say, a line each. */
    List<String> lines() {
        return lines;
    }
}
