package org.palier.dialogue;

/** All that the dialogue remembers of a conversation. Immutable; opaque to other rooms but for what its methods say. */
public record State(boolean heldByPerson) {
    /** The state of a contact who was never heard before. */
    public static State initial() {
        return new State(false);
    }
}
