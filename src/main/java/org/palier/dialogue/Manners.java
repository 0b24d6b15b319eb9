package org.palier.dialogue;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How the line behaves, where a landlord may want it otherwise.
 *
 * @param burst messages that follow one another within this time are understood as one
 * @param reading nobody has read an answer and written back within this time
 * @param misunderstandings after so many messages in a row that were not understood, a person takes over
 * @param restricted dangers that someone else at home must not read about, and that few of the staff may see
 * @param menu topics offered by number, in their order
 */
public record Manners(
        Duration burst, Duration reading, int misunderstandings, Set<String> restricted, List<String> menu) {

    public Manners {
        restricted = Set.copyOf(restricted);
        menu = List.copyOf(menu);
    }

    /** The same with another burst window. */
    public Manners withBurst(Duration window) {
        return new Manners(window, reading, misunderstandings, restricted, menu);
    }

    public static Manners usual() {
        return new Manners(
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                2,
                Set.of("domestic-violence", "child-danger"),
                List.of(
                        "rent-difficulty",
                        "repairs",
                        "heating-hot-water",
                        "food-aid",
                        "lease-documents",
                        "loneliness"));
    }
}
