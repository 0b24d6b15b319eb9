package org.palier.intents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which messages say nearly the same, however they are spelt: by how their words sound and which ideas of the lexicon they name. What
 * is rare in the examples of the scripts counts more, so that "je", "pas" or "bonjour" bring nothing together. Immutable; safe for any
 * number of threads.
 */
public final class Likeness {
    /** The cosine from which two messages belong together: they share most of what is rare in either. */
    private static final double ALIKE = 0.45;

    private final Analysis analysis;
    private final Map<Long, Integer> spread = new HashMap<>();
    private final int examples;

    public Likeness(Scripts scripts) {
        this.analysis = new Analysis(new SmsDictionary(scripts.dictionary()), new Lexicon(scripts.lexicon()));
        int count = 0;
        for (Script script : scripts.all()) {
            for (String example : script.examples().getOrDefault(Language.FR, List.of())) {
                terms(example).forEach(term -> spread.merge(term, 1, Integer::sum));
                count++;
            }
        }
        this.examples = count;
    }

    private Set<Long> terms(String text) {
        List<WordForm> forms = analysis.forms(analysis.words(text, Language.FR, Channel.SMS), Language.FR);
        Set<Long> terms = new HashSet<>();
        forms.forEach(form -> terms.add(Field.SOUND.key(form.sound())));
        analysis.lexicon()
                .find(forms)
                .forEach(hit -> terms.add(Field.CONCEPT.key(analysis.lexicon().name(hit.concept()))));
        return terms;
    }

    private double rarity(long term) {
        return Math.log(1.0 + (1.0 + examples) / (1 + spread.getOrDefault(term, 0)));
    }

    /**
     * Groups messages. The first message of a group is the one that the others are like.
     *
     * @return the places of the messages, the largest group first; groups of one size in the order of their first messages
     */
    public List<List<Integer>> groups(List<String> texts) {
        List<List<Integer>> groups = new ArrayList<>();
        Map<Long, List<Integer>> led = new HashMap<>();
        List<Double> lengths = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Set<Long> terms = terms(texts.get(i));
            double length = Math.sqrt(terms.stream()
                    .mapToDouble(term -> rarity(term) * rarity(term))
                    .sum());
            Optional<Integer> nearest = nearest(terms, length, led, lengths);
            if (nearest.isPresent()) {
                groups.get(nearest.get()).add(i);
            } else {
                int group = groups.size();
                groups.add(new ArrayList<>(List.of(i)));
                lengths.add(length);
                terms.forEach(term ->
                        led.computeIfAbsent(term, same -> new ArrayList<>()).add(group));
            }
        }
        groups.sort(Comparator.comparing((List<Integer> group) -> -group.size()));
        return groups;
    }

    /** How alike scripts are: the cosine of what their French examples say, 0 to 1. */
    public double[][] between(List<Script> scripts) {
        List<Map<Long, Double>> weights = scripts.stream().map(this::weights).toList();
        double[][] alike = new double[scripts.size()][scripts.size()];
        for (int i = 0; i < alike.length; i++) {
            for (int j = 0; j <= i; j++) {
                Map<Long, Double> other = weights.get(j);
                double shared = weights.get(i).entrySet().stream()
                        .mapToDouble(term -> term.getValue() * other.getOrDefault(term.getKey(), 0.0))
                        .sum();
                alike[i][j] = shared;
                alike[j][i] = shared;
            }
        }
        return alike;
    }

    /** What a script says, of length one; a term that many of its examples have counts more. */
    private Map<Long, Double> weights(Script script) {
        Map<Long, Double> weights = new HashMap<>();
        for (String example : script.examples().getOrDefault(Language.FR, List.of())) {
            terms(example).forEach(term -> weights.merge(term, 1.0, Double::sum));
        }
        weights.replaceAll((term, count) -> Math.log(1 + count) * rarity(term));
        double length = Math.sqrt(
                weights.values().stream().mapToDouble(weight -> weight * weight).sum());
        weights.replaceAll((term, weight) -> weight / Math.max(length, 1e-9));
        return weights;
    }

    /** The group whose first message is alike. */
    private Optional<Integer> nearest(
            Set<Long> terms, double length, Map<Long, List<Integer>> led, List<Double> lengths) {
        Map<Integer, Double> shared = new HashMap<>();
        for (long term : terms) {
            double square = rarity(term) * rarity(term);
            led.getOrDefault(term, List.of()).forEach(group -> shared.merge(group, square, Double::sum));
        }
        return shared.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue() / (length * lengths.get(entry.getKey()))))
                .filter(entry -> entry.getValue() >= ALIKE)
                .max(Map.Entry.<Integer, Double>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }
}
