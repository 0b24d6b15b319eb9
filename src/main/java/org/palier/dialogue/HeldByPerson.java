package org.palier.dialogue;

import java.util.Optional;

/** The assistant says nothing while a person holds the conversation, nor where nobody can be answered. */
final class HeldByPerson implements Rule {
    @Override
    public boolean settles(Hearing hearing, Draft turn) {
        if (hearing.state().heldByPerson()) {
            return turn.end(Decision.Outcome.SILENT, Optional.empty());
        }
        return !hearing.situation().replyAllowed() && turn.end(Decision.Outcome.IGNORED, Optional.empty());
    }
}
