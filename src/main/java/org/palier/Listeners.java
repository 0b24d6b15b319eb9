package org.palier;

import java.util.List;
import java.util.function.Consumer;
import org.palier.dialogue.Decision;
import org.palier.dialogue.Effect;
import org.palier.line.LineEvents;

/** Several that listen to the line. */
record Listeners(List<LineEvents> each) implements LineEvents {
    @Override
    public void received(long landlordId, long conversationId, Decision decision) {
        tell(listener -> listener.received(landlordId, conversationId, decision));
    }

    @Override
    public void escalated(long landlordId, long conversationId, Effect.Escalate request) {
        tell(listener -> listener.escalated(landlordId, conversationId, request));
    }

    @Override
    public void repeated() {
        tell(LineEvents::repeated);
    }

    @Override
    public void stray() {
        tell(LineEvents::stray);
    }

    @Override
    public void changed(long landlordId, long conversationId) {
        tell(listener -> listener.changed(landlordId, conversationId));
    }

    private void tell(Consumer<LineEvents> what) {
        each.forEach(what);
    }
}
