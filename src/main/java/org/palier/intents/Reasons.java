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
import java.util.function.IntToDoubleFunction;

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
        Map<Integer, String> terms = terms(reading);
        LinearModel model = trained.model();
        List<Explanation.Reason> own = List.of();
        List<Explanation.Reason> lead = List.of();
        if (match.ranked().size() > 1) {
            int best = trained.classes().indexOf(match.ranked().get(0).intent());
            int second = trained.classes().indexOf(match.ranked().get(1).intent());
            own = weighed(vector, terms, term -> model.weight(term, best));
            lead = weighed(vector, terms, term -> model.weight(term, best) - model.weight(term, second));
        }
        int calm = trained.classes().size();
        List<Explanation.Reason> lean =
                weighed(vector, terms, term -> model.weight(term, calm + 1) - model.weight(term, calm));
        return new Explanation(
                match,
                reading.words().stream().map(Word::text).toList(),
                concepts(reading),
                byField(own),
                shared(vector, terms, match, reading.language()),
                strongest(lead, 1),
                strongest(lead, -1),
                strongest(lean, 1),
                strongest(lean, -1));
    }

    private Map<Integer, String> terms(Reading reading) {
        Map<Integer, String> terms = new TreeMap<>();
        analysis.names(reading.forms(), reading.hits()).forEach((key, name) -> {
            int number = trained.vocabulary().number(key);
            if (number >= 0) {
                terms.put(number, name);
            }
        });
        return terms;
    }

    private static List<Explanation.Reason> weighed(
            SparseVector vector, Map<Integer, String> terms, IntToDoubleFunction weight) {
        List<Explanation.Reason> reasons = new ArrayList<>();
        for (Field field : Field.values()) {
            for (int t = vector.begin(field); t < vector.end(field); t++) {
                int term = vector.numbers[t];
                reasons.add(new Explanation.Reason(
                        name(field), terms.getOrDefault(term, "?"), vector.weights[t] * weight.applyAsDouble(term)));
            }
        }
        return reasons;
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

    /** A word counts as such and by its sound: what it says as both is told once. */
    private static List<Explanation.Reason> strongest(List<Explanation.Reason> reasons, int sign) {
        Map<String, Explanation.Reason> terms = new LinkedHashMap<>();
        for (Explanation.Reason reason : reasons) {
            terms.merge(
                    reason.term(),
                    new Explanation.Reason(reason.field(), reason.term(), reason.weight() * sign),
                    (a, b) -> new Explanation.Reason(a.field(), a.term(), a.weight() + b.weight()));
        }
        return terms.values().stream()
                .filter(reason -> reason.weight() > SMALLEST)
                .sorted(Comparator.comparingDouble((Explanation.Reason reason) -> -reason.weight()))
                .limit(SHOWN)
                .toList();
    }

    private static Map<String, List<Explanation.Reason>> byField(List<Explanation.Reason> reasons) {
        Map<String, List<Explanation.Reason>> fields = new LinkedHashMap<>();
        for (Field field : Field.values()) {
            List<Explanation.Reason> own = reasons.stream()
                    .filter(reason -> reason.field().equals(name(field)) && Math.abs(reason.weight()) > SMALLEST)
                    .sorted(Comparator.comparingDouble((Explanation.Reason reason) -> -Math.abs(reason.weight())))
                    .limit(SHOWN)
                    .toList();
            if (!own.isEmpty()) {
                fields.put(name(field), own);
            }
        }
        return fields;
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
