package org.palier.dialogue;

/** A state as one short line of JSON. */
public final class StateJson {
    private StateJson() {}

    /** The JSON of a state. */
    public static String write(State state) {
        return state.heldByPerson() ? "{\"held\":true}" : "{}";
    }

    /** Reads the JSON of a state. */
    public static State read(String text) {
        return new State(text.contains("\"held\":true"));
    }
}
