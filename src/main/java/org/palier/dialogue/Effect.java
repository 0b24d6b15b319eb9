package org.palier.dialogue;

import java.time.Instant;
import java.util.Optional;
import org.palier.intents.Queue;

/** Something a turn does besides speaking. The line applies it in the transaction that stores the turn. */
public sealed interface Effect {
    /**
     * Open a request to a person.
     *
     * @param reference the number by which the tenant can ask about it
     * @param intent the topic, as far as known
     * @param promise the moment before which a person answers, if one was told
     */
    record Escalate(
            String reference,
            Optional<String> intent,
            Queue queue,
            boolean urgent,
            int priority,
            Optional<Instant> promise,
            boolean restricted)
            implements Effect {}

    /** Make an open request more urgent, or less urgent once the tenant has said that there is no danger. */
    record Reprioritise(String reference, boolean urgent, int priority) implements Effect {}

    /** Promise another moment, since the first one has passed. */
    record Renew(String reference, Instant promise) implements Effect {}

    /** Keep what the tenant answered to a question of the request. */
    record Note(String reference, String ask, String answer) implements Effect {}

    /** Page whoever is on call about an urgent request. */
    record Page(String reference, String intent) implements Effect {}

    /** Keep whether a person's answer to a request was useful. */
    record Rate(String reference, boolean useful) implements Effect {}

    /** No more proactive messages to this contact; answers to its own messages go on. */
    record OptOut() implements Effect {}

    record OptIn() implements Effect {}
}
