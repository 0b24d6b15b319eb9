package org.palier.studio;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palier.dialogue.Decision.Outcome;
import org.palier.dialogue.Turn;
import org.palier.intents.Danger;

/**
 * A real message that the draft answers otherwise than what is live.
 *
 * @param before the script that answers it now; empty if none does
 * @param after the script that would
 */
public record Change(
        long messageId,
        long conversationId,
        String text,
        String masked,
        boolean restricted,
        Kind kind,
        String before,
        String after,
        List<String> saidBefore,
        List<String> saidAfter) {

    private static final Set<Outcome> UNDERSTOOD =
            Set.of(Outcome.ANSWERED, Outcome.DANGER, Outcome.HANDED_OVER, Outcome.DANGER_POSSIBLE);

    /** In which way, the gravest first. */
    public enum Kind {
        /** A danger that is seen now would be seen less well: it cannot be published unless a person says that it was a false alarm. */
        DANGER_LOST,
        DANGER_GAINED,
        /** Understood now, and no longer then. */
        LOST,
        /** Another script would answer. */
        MOVED,
        /** Not understood now. */
        GAINED,
        /** The same script with other words. */
        WORDS
    }

    /** What differs between two turns on the same message; empty if the tenant would notice nothing. */
    static Optional<Kind> kind(Turn before, Turn after) {
        int alarm = grade(after).compareTo(grade(before));
        String one = intent(before);
        String other = intent(after);
        if (alarm < 0 || (alarm == 0 && grade(before) != Danger.Level.NONE && !one.equals(other))) {
            return Optional.of(Kind.DANGER_LOST);
        }
        if (alarm > 0) {
            return Optional.of(Kind.DANGER_GAINED);
        }
        boolean understood = UNDERSTOOD.contains(before.decision().outcome());
        boolean then = UNDERSTOOD.contains(after.decision().outcome());
        if (understood != then) {
            return Optional.of(then ? Kind.GAINED : Kind.LOST);
        }
        if (!one.equals(other)) {
            return Optional.of(Kind.MOVED);
        }
        return before.say().equals(after.say()) ? Optional.empty() : Optional.of(Kind.WORDS);
    }

    private static Danger.Level grade(Turn turn) {
        return turn.decision().outcome() == Outcome.DANGER
                ? Danger.Level.CERTAIN
                : turn.decision().danger();
    }

    static String intent(Turn turn) {
        return UNDERSTOOD.contains(turn.decision().outcome())
                ? turn.decision().intent().orElse("")
                : "";
    }

    /** What the page shows of the message to somebody. */
    public @Nullable String shown(boolean mayReadAll) {
        return restricted && !mayReadAll ? null : text;
    }
}
