package org.palier.desk;

import io.javalin.http.Context;
import java.util.List;
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
 * @param filter what narrows it further
 */
public record View(Kind kind, @Nullable String queue, Filter filter, Staff staff) {
    /** What the requests of a list have in common. */
    public enum Kind {
        /** Nobody has them in hand. */
        WAITING,
        /** They wait, or somebody has them in hand. */
        OPEN,
        /** This person has them in hand. */
        MINE,
        /** This person has set them aside. */
        PARKED,
        /** Somebody has them in hand. */
        HELD,
        /** They are ended. */
        CLOSED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads the name of a list, such as {@code mine} or {@code social}; what waits in all open queues if it is none. */
    static View named(@Nullable String name, Staff staff) {
        if (name != null && open(staff).contains(name)) {
            return new View(Kind.WAITING, name, Filter.NONE, staff);
        }
        for (Kind kind : Kind.values()) {
            if (kind.id().equals(name)) {
                return new View(kind, null, Filter.NONE, staff);
            }
        }
        return new View(Kind.WAITING, null, Filter.NONE, staff);
    }

    /** Reads what an address says: the name of a list, and what narrows it. */
    static View of(Context ctx, Staff staff) {
        View named = named(ctx.queryParam("view"), staff);
        String queue = ctx.queryParam("queue");
        Filter filter = Filter.read(ctx.queryParam("intent"), ctx.queryParam("language"), ctx.queryParam("hours"));
        return new View(named.kind, queue != null && open(staff).contains(queue) ? queue : named.queue, filter, staff);
    }

    /** All that are open to somebody and not ended. */
    static View allOpen(Staff staff) {
        return new View(Kind.OPEN, null, Filter.NONE, staff);
    }

    /** The teams that the person may choose from, in their usual order. */
    public List<String> teams() {
        return Staff.QUEUES.stream().filter(open(staff)::contains).toList();
    }

    /** What waits in it, for whoever takes the next one. */
    View waiting() {
        return new View(Kind.WAITING, queue, filter, staff);
    }

    /** What stands in the address of its page, by which it can be saved. */
    public String address() {
        String narrowed = queue == null || kind == Kind.WAITING ? "" : "&queue=" + queue;
        return "view=" + name() + narrowed + filter.address();
    }

    /** The name by which an address names it. */
    public String name() {
        return queue == null || kind != Kind.WAITING ? kind.id() : queue;
    }

    /** The teams whose requests a person may see. */
    static Set<String> open(Staff staff) {
        return staff.atLeast(Staff.Role.SUPERVISOR) ? Set.copyOf(Staff.QUEUES) : staff.queues();
    }

    Set<String> queues() {
        return Optional.ofNullable(queue).map(Set::of).orElseGet(() -> open(staff));
    }
}
