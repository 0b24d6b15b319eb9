package org.palier.line;

import org.palier.dialogue.Decision;
import org.palier.dialogue.Effect;

/** Told about what the line has stored: for metrics and for pages that show it live. Must be quick and must not throw. */
public interface LineEvents {
    /** A listener that does nothing. */
    LineEvents UNWATCHED = new LineEvents() {};

    /** A message was received for the first time. */
    default void received(long landlordId, long conversationId, Decision decision) {}

    /** A request to a person was opened. */
    default void escalated(long landlordId, long conversationId, Effect.Escalate request) {}

    /** A message came again. */
    default void repeated() {}

    /** A message came to a number that no landlord has. */
    default void stray() {}

    /** A person took a conversation, said something in it, or gave it back. */
    default void changed(long landlordId, long conversationId) {}
}
