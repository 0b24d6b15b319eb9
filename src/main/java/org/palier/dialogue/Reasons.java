package org.palier.dialogue;

import java.util.Optional;
import org.palier.intents.Candidate;
import org.palier.intents.Danger;
import org.palier.intents.Match;
import org.palier.intents.Script;
import org.palier.intents.Scripts;

/** Writes down why a message was answered as it was. */
final class Reasons {
    private Reasons() {}

    /**
     * The decision about one script, or about none.
     *
     * @param intent the script that was answered or acted on; it may not be the one that the matcher thought of
     */
    static Decision of(Hearing hearing, Scripts scripts, Decision.Outcome outcome, Optional<String> intent) {
        Danger danger = hearing.danger();
        if (hearing.words().isKnown() && danger.level() == Danger.Level.NONE) {
            return commanded(hearing, scripts, outcome, intent);
        }
        Match match = hearing.match();
        Optional<Candidate> candidate = intent.flatMap(id -> match.ranked().stream()
                .filter(ranked -> ranked.intent().equals(id))
                .findFirst());
        boolean best = match.best().map(Candidate::intent).equals(intent) && intent.isPresent();
        boolean fromDanger = intent.map(danger.intents()::contains).orElse(false);
        double confidence = candidate
                .map(Candidate::confidence)
                .map(own -> fromDanger ? Math.max(own, danger.score()) : own)
                .orElse(fromDanger ? danger.score() : intent.isPresent() ? 1 : 0);
        Optional<Candidate> other = match.ranked().stream()
                .filter(ranked -> !Optional.of(ranked.intent()).equals(intent))
                .findFirst();
        return new Decision(
                outcome,
                intent,
                intent.flatMap(scripts::script).map(Script::revision).orElse(""),
                confidence,
                best ? match.example() : "",
                best ? match.similarity() : 0,
                other.map(Candidate::intent),
                other.map(Candidate::confidence).orElse(0.0),
                hearing.language(),
                danger.level());
    }

    /** A word that is a command or an answer: nothing was weighed, so nothing came second. */
    private static Decision commanded(
            Hearing hearing, Scripts scripts, Decision.Outcome outcome, Optional<String> intent) {
        return new Decision(
                outcome,
                intent,
                intent.flatMap(scripts::script).map(Script::revision).orElse(""),
                1,
                "",
                0,
                Optional.empty(),
                0,
                hearing.language(),
                Danger.Level.NONE);
    }
}
