package org.palier.intents;

import java.util.Locale;

/** The team of people that an escalation waits for. */
public enum Queue {
    SOCIAL,
    TECHNIQUE,
    ADMINISTRATIF,
    URGENCE;

    /** The name in script files and in the database. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
