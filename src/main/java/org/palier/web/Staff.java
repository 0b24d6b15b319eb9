package org.palier.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A person who works with the line.
 *
 * @param queues the teams, by the names of {@link #QUEUES}
 * @param confidential whether requests that only some may see are open to this person
 * @param secondFactor whether a code is asked for beside the password
 */
public record Staff(
        long id,
        long landlordId,
        String email,
        String name,
        Role role,
        Set<String> queues,
        boolean confidential,
        boolean secondFactor) {
    /** The teams that a request may wait for, in the order in which they are shown. */
    public static final List<String> QUEUES = List.of("urgence", "social", "technique", "administratif");

    public Staff {
        queues = Set.copyOf(queues);
    }

    /** What a person may do; each may do what those before it may. */
    public enum Role {
        /** Answers tenants. */
        AGENT,
        /** Sees who has what in hand, takes over, exports. */
        SUPERVISOR,
        /** Writes scripts and manages the accounts. */
        ADMIN;

        /** The name in the database and on the command line. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Role of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    public boolean atLeast(Role least) {
        return role.compareTo(least) >= 0;
    }

    /** Whether requests that only some may see are open to this person. */
    public boolean seesRestricted() {
        return confidential || atLeast(Role.SUPERVISOR);
    }

    /** What tenants are told. */
    public String firstName() {
        int blank = name.indexOf(' ');
        return blank < 0 ? name : name.substring(0, blank);
    }
}
