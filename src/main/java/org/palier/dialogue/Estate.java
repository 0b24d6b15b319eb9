package org.palier.dialogue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.palier.intents.Place;

/**
 * Where a landlord has homes: what the variants of answers are chosen by.
 *
 * @param landlord its short name, as in its file
 * @param communes their names, by the words and postcodes that tenants write for them, without accents and signs
 */
public record Estate(String landlord, Map<String, String> communes) {
    /** What a tenant may have told of the place, the surest first. */
    private static final List<String> QUESTIONS = List.of("commune", "residence");

    /** The place of a tenant. */
    Place place(Map<String, String> known) {
        return new Place(
                landlord,
                only().or(() -> QUESTIONS.stream()
                        .flatMap(question -> Optional.ofNullable(known.get(question)).stream())
                        .flatMap(words -> named(words).stream())
                        .findFirst()));
    }

    /** The place that words name, alone or amid an address. */
    public Place place(String words) {
        return new Place(landlord, only().or(() -> named(words)));
    }

    /** The same landlord, with homes in one commune alone. */
    public Estate in(String commune) {
        return new Estate(landlord, Map.of(Place.plain(commune), commune));
    }

    /** The communes, each once. */
    public Set<String> names() {
        return new TreeSet<>(communes.values());
    }

    private Optional<String> only() {
        return names().size() == 1 ? communes.values().stream().findFirst() : Optional.empty();
    }

    private Optional<String> named(String words) {
        String plain = " " + Place.plain(words) + " ";
        return communes.keySet().stream()
                .filter(name -> plain.contains(" " + name + " "))
                .max(Comparator.comparingInt(String::length))
                .map(communes::get);
    }
}
