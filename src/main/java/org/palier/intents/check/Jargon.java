package org.palier.intents.check;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.palier.intents.Language;

/** Words of the trade, and the plain words that explain each: a text that holds one without the other is hard to read. */
final class Jargon {
    private static final Map<String, String> EXPLAINED_BY = new TreeMap<>(Map.ofEntries(
            Map.entry("RLS", "réduction|reduction|baisse"),
            Map.entry("SLS", "supplément|supplement"),
            Map.entry("OPS", "enquête|enquete|survey"),
            Map.entry("CCAPEX", "commission"),
            Map.entry("CCAS", "mairie|commune|town hall|action sociale"),
            Map.entry("MDS", "maison|département|departement|social"),
            Map.entry("MDPH", "handicap|disab"),
            Map.entry("SIAO", "hébergement|hebergement|shelter|accueil"),
            Map.entry("FSL", "solidarit|fonds|fund"),
            Map.entry("APA", "autonomie|domicile|home help|care"),
            Map.entry("PCH", "handicap|disab"),
            Map.entry("DALO", "droit"),
            Map.entry("ADIL", "conseil|gratuit|advice|free"),
            Map.entry("ANAH", "agence"),
            Map.entry("DPE", "énergie|energie"),
            Map.entry("EDL", "état des lieux|etat des lieux"),
            Map.entry("VMC", "aération|aeration|ventilation"),
            Map.entry("DDETS", "état|etat|préfecture|prefecture"),
            Map.entry("DPO", "données|donnees|data"),
            Map.entry("ASLL", "accompagnement"),
            Map.entry("apurement", "dette|rembours|petit|mois|part|retard"),
            Map.entry("quittancement", "loyer"),
            Map.entry("contentieux", "tribunal|juge"),
            Map.entry("assignation", "tribunal|juge"),
            Map.entry("forclusion", "délai|delai"),
            Map.entry("caducité", "fin"),
            Map.entry("subrogation", "rembours"),
            Map.entry("tiers payant", "directement"),
            Map.entry("récupérables", "charges"),
            Map.entry("sinistre", "assur|dégât|degat|fuite")));

    private static final Map<String, Pattern> WORDS = new TreeMap<>();
    private static final Map<String, Pattern> EXPLANATIONS = new TreeMap<>();

    static {
        EXPLAINED_BY.forEach((word, explanation) -> {
            boolean initials = word.equals(word.toUpperCase(Locale.ROOT));
            int flags =
                    Pattern.UNICODE_CHARACTER_CLASS | (initials ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            WORDS.put(word, Pattern.compile("\\b" + Pattern.quote(word) + "\\b", flags));
            EXPLANATIONS.put(word, Pattern.compile(explanation, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        });
    }

    private Jargon() {}

    /** The words of a text that nothing in it explains. */
    static List<String> in(Text text) {
        if (text.language() != Language.FR && text.language() != Language.EN) {
            return List.of();
        }
        String written = LiteralNumbers.withoutPlaceholders(text.written());
        return WORDS.entrySet().stream()
                .filter(word -> word.getValue().matcher(written).find())
                .map(Map.Entry::getKey)
                .filter(word -> !EXPLANATIONS
                        .getOrDefault(word, Pattern.compile("$^"))
                        .matcher(written)
                        .find())
                .toList();
    }
}
