package org.palier.line;

import java.util.Locale;
import java.util.Optional;
import org.palier.conversations.Escalation;
import org.palier.dialogue.Effect;
import org.palier.intents.Queue;

/** Requests as the dialogue remembers them. */
final class Requests {
    private Requests() {}

    static Effect.Escalate remembered(Escalation request) {
        return new Effect.Escalate(
                request.reference(),
                Optional.ofNullable(request.intent()),
                Queue.valueOf(request.queue().toUpperCase(Locale.ROOT)),
                request.urgent(),
                request.priority(),
                Optional.ofNullable(request.promiseAt()),
                request.restricted());
    }
}
