package org.palier.studio;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.palier.intents.Candidate;

/**
 * Misses that say nearly the same.
 *
 * @param misses the first is the one that the others are like
 * @param candidates the scripts that were nearest to it, without being near enough
 */
public record MissGroup(List<Miss> misses, List<Candidate> candidates) {
    /** So many messages of a group are shown, and proposed as examples: more of them would teach nothing new. */
    private static final int SHOWN = 6;

    public List<Miss> shown() {
        return misses.subList(0, Math.min(SHOWN, misses.size()));
    }

    public Map<Miss.Kind, Long> kinds() {
        return misses.stream()
                .collect(
                        Collectors.groupingBy(Miss::kind, () -> new EnumMap<>(Miss.Kind.class), Collectors.counting()));
    }

    /** The script that advisers name most often; empty where none did. */
    public String meant() {
        return misses.stream()
                .map(Miss::meant)
                .filter(meant -> !meant.isEmpty())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** What was answered to them. */
    public List<String> answered() {
        return misses.stream()
                .map(Miss::intent)
                .filter(intent -> !intent.isEmpty())
                .distinct()
                .toList();
    }

    /** The messages as they may be kept, one a line, each once. */
    public String phrases() {
        return shown().stream().map(Miss::masked).distinct().collect(Collectors.joining("\n"));
    }

    /** The keys of the messages, as the page's forms name them. */
    public String keys() {
        return misses.stream().map(miss -> Long.toString(miss.messageId())).collect(Collectors.joining(" "));
    }
}
