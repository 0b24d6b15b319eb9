package org.palier.studio;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.palier.intents.Script;

/**
 * One script in the list.
 *
 * @param overdue whether somebody should have looked at it by now
 * @param manuscript what is being written about it, if anything
 */
public record ScriptRow(Script script, boolean overdue, Uses.Use use, Optional<Manuscript> manuscript) {
    /** Overdue ones first, the longest overdue before; then those that are used most. */
    static final Comparator<ScriptRow> ORDER = Comparator.comparing((ScriptRow row) -> !row.overdue)
            .thenComparing(row -> row.overdue ? row.script.reviewBy().orElse(LocalDate.MAX) : LocalDate.MAX)
            .thenComparing(row -> -row.use.answered())
            .thenComparing(row -> row.script.title());
}
