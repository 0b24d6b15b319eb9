package org.palier.dialogue;

/** One rule of the dialogue. */
interface Rule {
    /** Writes the turn and tells that it is complete, or leaves the message to the next rule. */
    boolean settles(Hearing hearing, Draft turn);
}
