package org.palier.intents;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Why a message was understood as it was.
 *
 * @param words the words as read, short forms written out
 * @param concepts each concept found and the words that show it
 * @param shared by field, what the message has in common with the nearest example
 * @param reasons terms that speak for the best script rather than for the runner-up, strongest first
 * @param doubts terms that speak for the runner-up instead, strongest first
 */
public record Explanation(
        Match match,
        List<String> words,
        Map<String, String> concepts,
        Map<String, List<String>> shared,
        List<Reason> reasons,
        List<Reason> doubts) {

    /**
     * What a term says.
     *
     * @param weight how far it moves the score of the best script away from that of the runner-up
     */
    public record Reason(String field, String term, double weight) {}

    /** The explanation in French, a line for each point. */
    public List<String> lines() {
        java.util.ArrayList<String> lines = new java.util.ArrayList<>();
        lines.add("langue : " + match.language().code());
        lines.add("lu : " + String.join(" ", words));
        lines.add("danger : " + match.danger().level().name().toLowerCase(Locale.ROOT) + " "
                + percent(match.danger().score()) + " "
                + String.join(", ", match.danger().intents()));
        lines.add("verdict : " + match.verdict().name().toLowerCase(Locale.ROOT));
        for (Candidate candidate : match.ranked()) {
            lines.add("  " + candidate.intent() + " " + percent(candidate.confidence()));
        }
        for (Candidate other : match.others()) {
            lines.add("aussi : " + other.intent() + " " + percent(other.confidence()));
        }
        lines.add("exemple le plus proche (" + percent(match.similarity()) + ") : " + match.example());
        shared.forEach((field, terms) -> lines.add("  en commun, " + field + " : " + String.join(", ", terms)));
        concepts.forEach((concept, shown) -> lines.add("idée " + concept + " : " + shown));
        Optional<Candidate> second = match.runnerUp();
        if (second.isPresent() && match.best().isPresent()) {
            lines.add("pour " + match.best().get().intent() + " : " + terms(reasons));
            lines.add("pour " + second.get().intent() + " : " + terms(doubts));
        }
        return List.copyOf(lines);
    }

    private static String terms(List<Reason> reasons) {
        return reasons.isEmpty()
                ? "rien"
                : String.join(
                        ", ",
                        reasons.stream()
                                .map(reason -> String.format(Locale.ROOT, "%s (+%.2f)", reason.term(), reason.weight()))
                                .toList());
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
