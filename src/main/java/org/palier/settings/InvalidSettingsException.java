package org.palier.settings;

import java.util.List;

/** The environment cannot be used as it is. Carries one line for each thing to correct; none holds a secret. */
public final class InvalidSettingsException extends Exception {
    private final List<String> problems;

    InvalidSettingsException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** What to correct, one line each. */
    public List<String> problems() {
        return problems;
    }
}
