package org.palier.web;

import java.util.Locale;

/** A person who works with the line. */
public record Staff(long id, long landlordId, String email, String name, Role role) {
    /** What a person may do. */
    public enum Role {
        /** Answers tenants. */
        AGENT,
        /** Answers tenants and writes scripts. */
        ADMIN;

        /** The name in the database and on the command line. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
