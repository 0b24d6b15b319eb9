package org.palier.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.palier.intents.Candidate;
import org.palier.intents.Danger;
import org.palier.intents.Language;
import org.palier.intents.Match;
import org.palier.intents.Matcher;
import org.palier.intents.Utterance;

/** Understands by a few words, so that a test knows the truth about each message. */
final class StandInMatcher implements Matcher {
    /** Stems and the script that they mean; a script with "?" is only possible. */
    private static final List<Map.Entry<String, String>> STEMS = List.of(
            Map.entry("odeur de gaz", "gas-smell"),
            Map.entry("pas le gaz", "gas-smell?"),
            Map.entry("me frappe", "domestic-violence"),
            Map.entry("peur de mon mari", "domestic-violence?"),
            Map.entry("smell gas", "gas-smell"),
            Map.entry("gas en la", "gas-smell"),
            Map.entry("incendie", "fire-smoke"),
            Map.entry("en finir", "suicide-risk?"),
            Map.entry("me tuer", "suicide-risk"),
            Map.entry("inconscient", "medical-emergency"),
            Map.entry("chauffage", "heating-hot-water"),
            Map.entry("heating", "heating-hot-water"),
            Map.entry("calefaccion", "heating-hot-water"),
            Map.entry("fuite", "water-leak"),
            Map.entry("ascenseur", "lift-outage"),
            Map.entry("payer le loyer", "rent-difficulty"),
            Map.entry("report", "rent-deferral"),
            Map.entry("manger", "food-aid"),
            Map.entry("courses", "groceries"),
            Map.entry("quittance", "lease-documents"),
            Map.entry("voisin", "neighbour-nuisance"),
            Map.entry("cafards", "pests-damp"),
            Map.entry("seule", "loneliness"),
            Map.entry("journaliste", "press"),
            Map.entry("bonjour", "greeting"),
            Map.entry("merci", "thanks"));

    private static final Set<String> GRAVEST_FIRST = Set.of("gas-smell", "fire-smoke", "medical-emergency");

    static final List<String> DANGERS =
            List.of("odeur de gaz", "il me frappe", "incendie", "je veux me tuer", "inconscient");
    static final List<String> DOUBTS = List.of("ca sent pas le gaz", "j'ai peur de mon mari", "envie d'en finir");

    static boolean isDanger(String text) {
        String low = text.toLowerCase(Locale.ROOT);
        return DANGERS.stream().anyMatch(low::contains);
    }

    @Override
    public Match match(Utterance utterance) {
        String text = utterance.text().toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        List<String> certain = new ArrayList<>();
        List<String> possible = new ArrayList<>();
        STEMS.stream()
                .filter(stem -> text.contains(stem.getKey()))
                .sorted((one, other) -> Integer.compare(text.indexOf(one.getKey()), text.indexOf(other.getKey())))
                .map(Map.Entry::getValue)
                .forEach(id -> {
                    if (id.endsWith("?")) {
                        possible.add(id.substring(0, id.length() - 1));
                    } else if (isDangerScript(id)) {
                        certain.add(id);
                    } else if (!found.contains(id)) {
                        found.add(id);
                    }
                });
        Danger danger = !certain.isEmpty()
                ? new Danger(Danger.Level.CERTAIN, List.copyOf(certain), 0.97)
                : possible.isEmpty() ? Danger.NONE : new Danger(Danger.Level.POSSIBLE, List.copyOf(possible), 0.4);
        List<Candidate> ranked =
                found.stream().map(id -> new Candidate(id, 0.9)).limit(5).toList();
        boolean unsure = text.contains("peut-etre") && ranked.size() > 1;
        Set<String> concepts = new TreeSet<>();
        if (text.contains("bebe")) {
            concepts.add("baby");
        }
        if (text.contains("deborde")) {
            concepts.add("unstoppable");
        }
        Language language = utterance.language().orElse(Language.FR);
        if (text.contains("the ") || text.contains("smell")) {
            language = Language.EN;
        } else if (text.contains("hay ")) {
            language = Language.ES;
        } else if (text.contains("le ") || text.contains("je ")) {
            language = Language.FR;
        }
        return new Match(
                language,
                danger,
                ranked.isEmpty() ? Match.Verdict.UNKNOWN : unsure ? Match.Verdict.UNSURE : Match.Verdict.SURE,
                ranked,
                ranked.size() > 1 && !unsure ? ranked.subList(1, ranked.size()) : List.of(),
                concepts,
                Match.Near.NOTHING);
    }

    private static boolean isDangerScript(String id) {
        return GRAVEST_FIRST.contains(id)
                || Set.of("domestic-violence", "suicide-risk").contains(id);
    }
}
