package org.palier.desk;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palier.web.Staff;

/**
 * Which requests a list shows, and to whom.
 *
 * @param kind what they have in common
 * @param queue one team alone; null for all that are open to the person
 */
public record View(Kind kind, @Nullable String queue, Staff staff) {
    /** What the requests of a list have in common. */
    public enum Kind {
        /** Nobody has them in hand. */
        WAITING,
        /** This person has them in hand. */
        MINE,
        /** This person has set them aside. */
        PARKED,
        /** Somebody has them in hand. */
        HELD;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads the name of a list, such as {@code mine} or {@code social}; what waits in all open queues if it is none. */
    static View named(@Nullable String name, Staff staff) {
        if (name != null && open(staff).contains(name)) {
            return new View(Kind.WAITING, name, staff);
        }
        for (Kind kind : Kind.values()) {
            if (kind.id().equals(name)) {
                return new View(kind, null, staff);
            }
        }
        return new View(Kind.WAITING, null, staff);
    }

    /** The name by which an address names it. */
    public String name() {
        return queue == null ? kind.id() : queue;
    }

    /** The teams whose requests a person may see. */
    static Set<String> open(Staff staff) {
        return staff.atLeast(Staff.Role.SUPERVISOR) ? Set.copyOf(Staff.QUEUES) : staff.queues();
    }

    Set<String> queues() {
        return Optional.ofNullable(queue).map(Set::of).orElseGet(() -> open(staff));
    }
}
