package org.palier.web;

import java.util.Map;
import java.util.Optional;

/** Who may ask for what: the one place that says so. What is not named here is open to nobody. */
public final class Access {
    /** By the beginning of an address; the longest that fits decides. */
    private static final Map<String, Who> RULES = Map.ofEntries(
            Map.entry("/twilio", Who.MACHINE),
            Map.entry("/health", Who.MACHINE),
            Map.entry("/metrics", Who.MACHINE),
            Map.entry("/", Who.ANYBODY),
            Map.entry("/assets", Who.ANYBODY),
            Map.entry("/phone", Who.ANYBODY),
            Map.entry("/login", Who.ANYBODY),
            Map.entry("/join", Who.ANYBODY),
            Map.entry("/account", Who.AGENT),
            Map.entry("/desk", Who.AGENT),
            Map.entry("/desk/team", Who.SUPERVISOR),
            Map.entry("/desk/shared", Who.ADMIN),
            Map.entry("/desk/live/team", Who.SUPERVISOR),
            Map.entry("/insights", Who.SUPERVISOR),
            Map.entry("/staff", Who.ADMIN),
            Map.entry("/studio", Who.ADMIN),
            Map.entry("/settings", Who.ADMIN));

    private Access() {}

    /** For whom an address is. */
    public enum Who {
        /** Programs that prove themselves in their own way; no browser's form comes here. */
        MACHINE,
        ANYBODY,
        AGENT,
        SUPERVISOR,
        ADMIN,
        NOBODY;

        private boolean includes(Optional<Staff> asking) {
            return switch (this) {
                case MACHINE, ANYBODY -> true;
                case AGENT -> asking.isPresent();
                case SUPERVISOR -> is(asking, Staff.Role.SUPERVISOR);
                case ADMIN -> is(asking, Staff.Role.ADMIN);
                case NOBODY -> false;
            };
        }

        private static boolean is(Optional<Staff> asking, Staff.Role least) {
            return asking.filter(staff -> staff.atLeast(least)).isPresent();
        }
    }

    /** For whom the address is. */
    public static Who of(String path) {
        String prefix = path;
        while (!prefix.isEmpty()) {
            Who who = RULES.get(prefix);
            if (who != null) {
                return who;
            }
            prefix = prefix.substring(0, prefix.lastIndexOf('/'));
        }
        return Who.NOBODY;
    }

    static boolean allows(Optional<Staff> asking, String path) {
        return of(path).includes(asking);
    }
}
