package org.palier.dialogue;

/** All that the dialogue remembers of a conversation. Immutable; opaque to other rooms but for what its methods say. */
public record State(boolean heldByPerson) {
    /** The state of a contact who was never heard before. */
    public static State initial() {
        return new State(false);
    }

    /** After a person took the conversation, or gave it back. */
    public State held(boolean byPerson) {
        return new State(byPerson);
    }

    /** The start of a new conversation with the same contact, after a quiet time. */
    public State following() {
        return new State(false);
    }

    /** After a person has done with a request. */
    public State closed(String reference) {
        return this;
    }
}
