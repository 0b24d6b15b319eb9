package org.palier.studio;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.palier.intents.Candidate;
import org.palier.intents.GoldenPhrase;
import org.palier.intents.Match;
import org.palier.intents.Matcher;
import org.palier.intents.Script;
import org.palier.intents.Utterance;

/**
 * How a phrase is understood by what is live now.
 *
 * @param kind whether that is what its writer wants
 * @param intent the script that answers it now; empty if none does
 * @param example the phrase of that script which is nearest
 */
public record Neighbour(String phrase, Kind kind, String intent, String example) {
    private static final int MOST = 60;

    /** How a phrase stands to the script that it is written for. */
    public enum Kind {
        /** Understood already. */
        KNOWN,
        /** Another script answers it now. */
        ELSEWHERE,
        /** Nothing answers it now: a good example. */
        NEW
    }

    static Neighbour of(String phrase, String script, Matcher matcher) {
        Match match = matcher.match(Utterance.of(phrase));
        Optional<String> best = match.best()
                .filter(any -> match.verdict() != Match.Verdict.UNKNOWN)
                .map(Candidate::intent);
        boolean known = new GoldenPhrase(phrase, script).holds(matcher) && best.isPresent();
        return new Neighbour(
                phrase,
                known ? Kind.KNOWN : best.isPresent() ? Kind.ELSEWHERE : Kind.NEW,
                best.orElse(""),
                match.example());
    }

    /** The phrases that a draft adds to a script. */
    static List<Neighbour> added(Script draft, Optional<Script> live, Matcher matcher) {
        Set<String> old = new HashSet<>();
        live.ifPresent(script -> script.examples().values().forEach(old::addAll));
        return draft.examples().values().stream()
                .flatMap(List::stream)
                .filter(phrase -> !old.contains(phrase))
                .limit(MOST)
                .map(phrase -> of(phrase, draft.id(), matcher))
                .toList();
    }
}
