package org.palier.intents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds the terms that decided a match. Slow beside a match, and asked for by people only. */
final class Reasons {
    private static final int SHOWN = 6;
    private static final double SMALLEST = 0.005;

    private final Analysis analysis;
    private final Trained trained;
    private final MatcherSettings settings;

    Reasons(Analysis analysis, Trained trained, MatcherSettings settings) {
        this.analysis = analysis;
        this.trained = trained;
        this.settings = settings;
    }

    Explanation explain(Reading reading, Match match) {
        SparseVector vector = vector(reading.forms(), reading.hits());
        Map<Long, String> names = analysis.names(reading.forms(), reading.hits());
        Map<Integer, String> terms = new TreeMap<>();
        names.forEach((key, name) -> {
            int number = trained.vocabulary().number(key);
            if (number >= 0) {
                terms.put(number, name);
            }
        });
        List<Explanation.Reason> reasons = new ArrayList<>();
        if (match.ranked().size() > 1) {
            int best = trained.classes().indexOf(match.ranked().get(0).intent());
            int second = trained.classes().indexOf(match.ranked().get(1).intent());
            for (Field field : Field.values()) {
                for (int t = vector.begin(field); t < vector.end(field); t++) {
                    int term = vector.numbers[t];
                    double weight = vector.weights[t]
                            * (trained.model().weight(term, best)
                                    - trained.model().weight(term, second));
                    reasons.add(new Explanation.Reason(name(field), terms.getOrDefault(term, "?"), weight));
                }
            }
        }
        return new Explanation(
                match,
                reading.words().stream().map(Word::text).toList(),
                concepts(reading),
                shared(vector, terms, match, reading.language()),
                strongest(reasons, 1),
                strongest(reasons, -1));
    }

    private SparseVector vector(List<WordForm> forms, List<Lexicon.Hit> hits) {
        Terms terms = new Terms();
        SparseVector vector = new SparseVector();
        analysis.terms(forms, hits, terms);
        vector.fill(terms, trained.vocabulary(), settings.fieldWeights());
        return vector;
    }

    private static String name(Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    private static List<Explanation.Reason> strongest(List<Explanation.Reason> reasons, int sign) {
        return reasons.stream()
                .filter(reason -> reason.weight() * sign > SMALLEST)
                .map(reason -> new Explanation.Reason(reason.field(), reason.term(), reason.weight() * sign))
                .sorted(Comparator.comparingDouble((Explanation.Reason reason) -> -reason.weight()))
                .limit(SHOWN)
                .toList();
    }

    private Map<String, String> concepts(Reading reading) {
        Map<String, String> concepts = new TreeMap<>();
        for (Lexicon.Hit hit : reading.hits()) {
            StringBuilder shown = new StringBuilder();
            for (int i = hit.first(); i <= hit.last(); i++) {
                shown.append(shown.isEmpty() ? "" : " ")
                        .append(reading.forms().get(i).text());
            }
            concepts.merge(analysis.lexicon().name(hit.concept()), shown.toString(), (a, b) -> a + ", " + b);
        }
        return concepts;
    }

    private Map<String, List<String>> shared(
            SparseVector vector, Map<Integer, String> terms, Match match, Language language) {
        Map<String, List<String>> shared = new LinkedHashMap<>();
        if (match.example().isEmpty()) {
            return shared;
        }
        List<WordForm> forms = analysis.forms(analysis.words(match.example(), language, Channel.SMS), language);
        SparseVector example = vector(forms, analysis.lexicon().find(forms));
        for (Field field : Field.values()) {
            Set<Integer> own = new HashSet<>();
            for (int t = example.begin(field); t < example.end(field); t++) {
                own.add(example.numbers[t]);
            }
            List<String> common = new ArrayList<>();
            for (int t = vector.begin(field); t < vector.end(field) && field != Field.GRAM; t++) {
                if (own.contains(vector.numbers[t])) {
                    common.add(terms.getOrDefault(vector.numbers[t], "?"));
                }
            }
            if (!common.isEmpty()) {
                shared.put(name(field), List.copyOf(common));
            }
        }
        return shared;
    }
}
