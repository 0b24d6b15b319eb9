package org.palier.landlords;

import java.util.List;

/** A landlord's file cannot be used. Carries one line for each thing to correct, with file, line and column. */
public final class InvalidLandlordException extends Exception {
    private final List<String> problems;

    InvalidLandlordException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** What to correct, one line each. */
    public List<String> problems() {
        return problems;
    }
}
