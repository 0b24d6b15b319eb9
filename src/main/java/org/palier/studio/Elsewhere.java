package org.palier.studio;

import java.util.List;
import java.util.Map;

/**
 * What a draft would change at another landlord: figures alone, for its tenants' words are for its own staff.
 *
 * @param landlord its name
 * @param messages how many were heard again
 * @param counts how many would be answered otherwise, by kind
 * @param dangerLost the messages whose danger would be seen less well; an admin there may judge each, in a trial of the same draft
 */
public record Elsewhere(String landlord, int messages, Map<Change.Kind, Integer> counts, List<Long> dangerLost) {
    static Elsewhere of(String landlord, Replay.Result result) {
        List<Long> lost = result.changes().stream()
                .filter(change -> change.kind() == Change.Kind.DANGER_LOST)
                .map(Change::messageId)
                .toList();
        return new Elsewhere(landlord, result.messages(), result.counts(), lost);
    }

    public boolean changes() {
        return !counts.isEmpty();
    }

    public int count(Change.Kind kind) {
        return counts.getOrDefault(kind, 0);
    }
}
