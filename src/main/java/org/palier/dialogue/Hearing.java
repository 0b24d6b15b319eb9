package org.palier.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.palier.intents.Candidate;
import org.palier.intents.Channel;
import org.palier.intents.Danger;
import org.palier.intents.Language;
import org.palier.intents.Match;

/**
 * A message with all that the rules look at.
 *
 * @param alone how the message was understood by itself
 * @param joined how it was understood with the earlier parts of its burst; the same as alone outside of one
 * @param answers the question of a request that it only answers
 * @param inBurst whether it goes on with what was heard a moment before
 */
record Hearing(
        State state,
        Heard heard,
        Situation situation,
        Words words,
        Match alone,
        Match joined,
        Optional<String> answers,
        boolean inBurst,
        Language language) {

    /** So much of the confidence is left to the better one of two needs. */
    private static final double SHARED = 0.4;

    static final Match NOTHING = new Match(
            Language.FR,
            Danger.NONE,
            Match.Verdict.UNKNOWN,
            List.of(),
            List.of(),
            java.util.Set.of(),
            Match.Near.NOTHING);

    /** A danger that was named only to deny it. */
    static Match doubtful(String danger, Match match) {
        return with(
                new Danger(
                        Danger.Level.POSSIBLE, List.of(danger), match.danger().score()),
                match.verdict(),
                match);
    }

    /** A match with another danger or verdict. */
    static Match with(Danger danger, Match.Verdict verdict, Match match) {
        return new Match(
                match.language(), danger, verdict, match.ranked(), match.others(), match.concepts(), match.evidence());
    }

    Channel channel() {
        return heard.channel();
    }

    /** What was understood best: the message by itself if that is clear, else with the earlier parts. */
    Match match() {
        return alone.verdict() == Match.Verdict.SURE || joined.verdict() == Match.Verdict.UNKNOWN ? alone : joined;
    }

    /** The best topic, if it is sure. */
    Optional<Candidate> sure() {
        return match().verdict() == Match.Verdict.SURE ? match().best() : Optional.empty();
    }

    /**
     * What is sure, best first, and then what other parts of the message tell. Two needs in one message share the confidence of the whole:
     * the best one counts then too.
     */
    List<Candidate> topics() {
        List<Candidate> topics = new ArrayList<>();
        Optional<Candidate> best = match().others().isEmpty()
                ? sure()
                : match().best().filter(candidate -> sure().isPresent() || candidate.confidence() >= SHARED);
        Stream.concat(best.stream(), match().others().stream()).forEach(candidate -> {
            if (topics.stream().noneMatch(known -> known.intent().equals(candidate.intent()))) {
                topics.add(candidate);
            }
        });
        return topics;
    }

    boolean isDanger() {
        return alone.danger().level() != Danger.Level.NONE || joined.danger().level() != Danger.Level.NONE;
    }

    /** The graver of what was found by itself and with the earlier parts. */
    Danger danger() {
        Danger own = alone.danger();
        Danger whole = joined.danger();
        return whole.level().compareTo(own.level()) > 0 ? whole : own;
    }
}
