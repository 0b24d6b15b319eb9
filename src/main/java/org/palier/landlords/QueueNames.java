package org.palier.landlords;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.palier.intents.Queue;

/**
 * What a landlord's staff call the queues, and what they say each is for. Which queues there are is the same for all landlords. Immutable.
 *
 * @param texts by queue, {@code name} or {@code about}, and language, such as {@code social.name.fr}
 */
public record QueueNames(Map<String, String> texts) {
    /** The languages that staff read, the first first. */
    public static final List<String> LANGUAGES = List.of("fr", "en");

    /** What can be said of a queue. */
    public static final List<String> PARTS = List.of("name", "about");

    static final QueueNames USUAL = new QueueNames(Map.of());

    private static final int LONGEST_NAME = 30;
    private static final Map<String, Integer> LONGEST = Map.of("about", 120);

    /** The ids of the queues, as scripts name them. */
    public static List<String> ids() {
        return List.of(Queue.values()).stream().map(Queue::id).toList();
    }

    /** The words of pages in a language, by their keys; what is not said in it is said in French. */
    public Map<String, String> in(String language) {
        Map<String, String> words = new HashMap<>();
        for (String queue : ids()) {
            text(queue, "name", language).ifPresent(name -> words.put("queue." + queue, name));
            text(queue, "about", language).ifPresent(about -> words.put("queue." + queue + ".about", about));
        }
        return words;
    }

    private Optional<String> text(String queue, String part, String language) {
        String key = queue + "." + part + ".";
        return Optional.ofNullable(texts.getOrDefault(key + language, texts.get(key + LANGUAGES.get(0))));
    }

    static QueueNames read(YamlFields queues) {
        queues.allow(Set.copyOf(ids()));
        Map<String, String> texts = new TreeMap<>();
        for (String queue : ids()) {
            queues.mapping(queue).ifPresent(fields -> {
                fields.allow(Set.copyOf(PARTS));
                PARTS.forEach(part -> fields.mapping(part)
                        .ifPresent(languages -> read(
                                languages, queue + "." + part + ".", LONGEST.getOrDefault(part, LONGEST_NAME), texts)));
            });
        }
        return new QueueNames(Map.copyOf(texts));
    }

    private static void read(YamlFields languages, String key, int longest, Map<String, String> texts) {
        languages.allow(Set.copyOf(LANGUAGES));
        languages.required(LANGUAGES.get(0));
        for (String language : languages.names()) {
            languages.text(language).ifPresent(text -> {
                if (text.length() > longest) {
                    languages.wrong(language, "at most " + longest + " characters are shown");
                }
                texts.put(key + language, text);
            });
        }
    }
}
