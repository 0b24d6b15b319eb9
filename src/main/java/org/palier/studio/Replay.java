package org.palier.studio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.palier.dialogue.Decision;
import org.palier.dialogue.Heard;
import org.palier.dialogue.Situation;
import org.palier.dialogue.State;
import org.palier.dialogue.Turn;
import org.palier.landlords.Landlord;
import org.palier.landlords.Situations;

/**
 * Lets two editions hear real messages again, each in the course of its conversation, and tells what they answer differently. Both hear a
 * message in the state that the live one would be in, so that a change is told where it happens and not with all that follows from it.
 */
public final class Replay {
    private static final List<String> REFERENCES = List.of("100001", "100002", "100003", "100004");

    /** Of each kind so many are shown, and every danger that would be seen less well, for each must be judged; all are counted. */
    private static final int SHOWN = 50;

    private final Edition live;
    private final Edition draft;
    private final Landlord landlord;
    private final Map<Long, State> states = new HashMap<>();
    private final Map<Change.Kind, Integer> counts = new EnumMap<>(Change.Kind.class);
    private final List<Change> changes = new ArrayList<>();
    private int missedLive;
    private int missedDraft;

    public Replay(Edition live, Edition draft, Landlord landlord) {
        this.live = live;
        this.draft = draft;
        this.landlord = landlord;
    }

    /**
     * What would change.
     *
     * @param messages how many were heard again
     * @param counts how many would be answered otherwise, by kind
     * @param changes the first of each kind, and every danger that would be seen less well; the gravest first
     * @param missed how many are not understood
     */
    public record Result(int messages, Map<Change.Kind, Integer> counts, List<Change> changes, Missed missed) {
        public int total() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** How many messages each edition does not understand. */
    public record Missed(int live, int draft) {
        static final Missed NONE = new Missed(0, 0);

        /** In percent of so many messages, to one decimal. */
        static double percent(int missed, int of) {
            return of == 0 ? 0 : Math.round(1_000.0 * missed / of) / 10.0;
        }
    }

    /** Hears what was said before, so that it is known where the conversations stood. */
    public void recall(List<Past> messages) {
        for (Past past : messages) {
            states.put(past.conversationId(), live(past, state(past)).state());
        }
    }

    /**
     * Hears messages again.
     *
     * @param messages oldest first
     * @param progress is told how many were heard
     */
    public Result run(List<Past> messages, IntConsumer progress) {
        for (int i = 0; i < messages.size(); i++) {
            hear(messages.get(i));
            progress.accept(i + 1);
        }
        changes.sort(
                Comparator.comparing((Change change) -> change.kind()).thenComparing(change -> -change.messageId()));
        return new Result(
                messages.size(), Map.copyOf(counts), List.copyOf(changes), new Missed(missedLive, missedDraft));
    }

    private State state(Past past) {
        State state = states.getOrDefault(past.conversationId(), State.initial().greeted());
        return state.heldByPerson() == past.silent() ? state : state.held(past.silent());
    }

    private Turn live(Past past, State state) {
        return live.dialogue().next(state, heard(past), situation(past));
    }

    private static Heard heard(Past past) {
        return new Heard(past.channel(), past.text(), 0, Optional.empty());
    }

    private Situation situation(Past past) {
        return Situations.of(landlord, past.at(), REFERENCES, true);
    }

    private void hear(Past past) {
        State state = state(past);
        Turn before = live(past, state);
        Turn after = draft.dialogue().next(state, heard(past), situation(past));
        states.put(past.conversationId(), before.state());
        missedLive += isMissed(before) ? 1 : 0;
        missedDraft += isMissed(after) ? 1 : 0;
        Change.kind(before, after).ifPresent(kind -> {
            if (counts.merge(kind, 1, Integer::sum) <= SHOWN || kind == Change.Kind.DANGER_LOST) {
                changes.add(new Change(
                        past.id(),
                        past.conversationId(),
                        past.text(),
                        Masked.text(past.text(), past.name()),
                        past.restricted(),
                        kind,
                        Change.intent(before),
                        Change.intent(after),
                        before.say(),
                        after.say()));
            }
        });
    }

    private static boolean isMissed(Turn turn) {
        return turn.decision().outcome() == Decision.Outcome.NOT_UNDERSTOOD;
    }
}
