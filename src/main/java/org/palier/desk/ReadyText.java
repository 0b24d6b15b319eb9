package org.palier.desk;

/** An answer that an adviser may put into a reply. */
public record ReadyText(String title, String text, Kind kind) {
    /** Where it comes from. */
    public enum Kind {
        /** The adviser wrote it. */
        OWN,
        /** Written by an admin for all. */
        SHARED,
        /** A script's, about what the conversation is about. */
        FITTING,
        OTHER
    }
}
