package org.palier.line;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.palier.dialogue.Heard;
import org.palier.dialogue.Situation;
import org.palier.dialogue.State;
import org.palier.dialogue.Turn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides about one message: what the brain says, and whether it may be said. Whatever fails, there is a turn. */
final class Judgement {
    private static final Logger log = LoggerFactory.getLogger(Judgement.class);
    private static final int FRAMES = 6;

    private final Supplier<Brain> brain;
    private final Brain lastResort;
    private final Guards guards;

    Judgement(Supplier<Brain> brain, Brain lastResort, Guards guards) {
        this.brain = brain;
        this.lastResort = lastResort;
        this.guards = guards;
    }

    /** A turn, and whether what it says is answered. */
    record Verdict(Turn turn, boolean answered) {}

    /**
     * The verdict on a message.
     *
     * @param answerable whether its sender can be answered at all
     * @param situations the moment, by whether something may be said
     */
    Verdict of(Inbound in, State state, Pace pace, boolean answerable, Function<Boolean, Situation> situations) {
        boolean machine = Guards.automatic(in.body());
        boolean usual = answerable && !machine && guards.allow(pace);
        Turn turn = ask(in, state, situations.apply(usual));
        if (machine && !turn.isDanger()) {
            return new Verdict(turn.ignored(state), false);
        }
        if (!usual && answerable && turn.isDanger() && guards.allowDanger(pace)) {
            return new Verdict(ask(in, state, situations.apply(true)), true);
        }
        return new Verdict(turn, usual);
    }

    private Turn ask(Inbound in, State state, Situation situation) {
        Heard heard = in.heard();
        try {
            return brain.get().next(state, heard, situation);
        } catch (RuntimeException | StackOverflowError e) {
            // Not its message, which may hold what the tenant wrote.
            log.error(
                    "the dialogue failed with message {}: {}\n{}",
                    in.sid(),
                    e.getClass().getName(),
                    frames(e));
            return lastResort.next(state, heard, situation);
        }
    }

    private static String frames(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .limit(FRAMES)
                .map(frame -> "    at " + frame)
                .collect(Collectors.joining("\n"));
    }
}
