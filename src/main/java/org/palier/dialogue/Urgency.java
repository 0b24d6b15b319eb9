package org.palier.dialogue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.palier.intents.Match;
import org.palier.intents.Script;

/** Whether what a tenant adds makes an open request urgent: a baby in the cold, water on electricity. */
final class Urgency {
    /** What the answer to a question shows, by question, for yes and for no. */
    private static final Map<String, Set<String>> YES_SHOWS = Map.of(
            "vulnerable", Set.of("baby", "child", "elderly", "illness", "pregnant", "disability"),
            "near-electricity", Set.of("electricity"));

    private static final Map<String, Set<String>> NO_SHOWS = Map.of("shut-off", Set.of("unstoppable"));

    private Urgency() {}

    static boolean isYesNo(String question) {
        return YES_SHOWS.containsKey(question) || NO_SHOWS.containsKey(question);
    }

    /** Whether a message has told already what a question asks: who names a baby is not asked whether there is one. */
    static boolean isTold(String question, Match match) {
        return YES_SHOWS.getOrDefault(question, Set.of()).stream().anyMatch(match.concepts()::contains);
    }

    /**
     * Makes a request urgent if its script says so of what is added.
     *
     * @param question that is answered, if it is an answer
     * @return the request as it is now; empty if nothing changed
     */
    static Optional<OpenRequest> raise(Hearing hearing, Draft turn, OpenRequest request, Optional<String> question) {
        Optional<Script> script = turn.script(request.intent());
        if (request.urgent() || script.isEmpty()) {
            return Optional.empty();
        }
        boolean told = tells(hearing, turn, request);
        boolean shown = question.map(asked -> shown(asked, hearing.words())).stream()
                .flatMap(Set::stream)
                .anyMatch(script.get().urgentWhen()::contains);
        return told || shown ? Optional.of(HandOver.raise(turn, request, true, 1)) : Optional.empty();
    }

    /** Whether a message tells what makes a request urgent, in words. */
    static boolean tells(Hearing hearing, Draft turn, OpenRequest request) {
        return !hearing.words().deniesFact()
                && turn.script(request.intent())
                        .map(script -> HandOver.isMadeUrgent(script, hearing.match()))
                        .orElse(false);
    }

    private static Set<String> shown(String question, Words words) {
        return switch (plain(words)) {
            case YES -> YES_SHOWS.getOrDefault(question, Set.of());
            case NO -> NO_SHOWS.getOrDefault(question, Set.of());
            case NEITHER -> Set.of();
        };
    }

    /** A yes or a no about facts: "ok" is none, 1 is yes. */
    private static Words.Answer plain(Words words) {
        if (words.number().equals(Optional.of(1))) {
            return Words.Answer.YES;
        }
        if (words.beginsWithNo()) {
            return Words.Answer.NO;
        }
        return words.isAssent() ? Words.Answer.NEITHER : words.answer();
    }
}
