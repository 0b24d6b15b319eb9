package org.palier;

import java.util.List;

/** The line cannot start, for reasons that the operator can put right: a line each. */
public final class CannotStartException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    CannotStartException(List<String> reasons) {
        super(String.join("\n", reasons));
        this.reasons = List.copyOf(reasons);
    }

    public List<String> reasons() {
        return reasons;
    }
}
