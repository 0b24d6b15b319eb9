package org.palier.studio;

import java.util.List;

/**
 * What stands between a draft and the line.
 *
 * @param obstacles empty when this person may publish it
 */
public record Clearance(List<Obstacle> obstacles) {
    /** Why a draft cannot be published as it is. */
    public enum Obstacle {
        /** A golden phrase is not understood any more. */
        GOLDEN,
        /** A danger would be seen less well, and nobody has said that it was a false alarm. */
        DANGER,
        /** The same at another landlord, whose admins alone can look at it. */
        DANGER_ELSEWHERE,
        /** A person has marked a change as worse. */
        WORSE,
        /** It is about danger: another person has to publish it. */
        SECOND_PERSON
    }

    public boolean isOpen() {
        return obstacles.isEmpty();
    }

    /** Whether the draft may be shown to a second person: that is all that it lacks. */
    public boolean lacksOnlyAnother() {
        return obstacles.equals(List.of(Obstacle.SECOND_PERSON));
    }
}
