package org.palier.intents;

import java.util.Locale;

/** When a script hands over to a person. */
public enum EscalationRule {
    /** Answer only, unless the tenant asks for a person. */
    NEVER,
    /** Answer, then propose a person. */
    OFFER,
    /** Answer and open a request to a person. */
    ALWAYS,
    /** Alert a person now, day or night. */
    URGENT;

    /** The name in script files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
