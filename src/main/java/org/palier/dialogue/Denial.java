package org.palier.dialogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A danger that a message names only to deny it: "ça ne sent pas le gaz". It is still asked about, for who denies a danger has thought of
 * it; and what is told beside it is a danger as ever.
 *
 * @param intent the danger that is denied
 * @param rest what else is said, empty if that is nothing
 */
record Denial(String intent, String rest) {
    /*
     * Narrow on purpose. "Je sais pas, odeur de gaz" denies nothing, "plus de fumée" may be more of it, and "une personne est bloquée" is
     * somebody: what is not surely a denial is taken for the danger itself.
     */
    private static final List<Map.Entry<String, Wording>> DENIED = List.of(
            denial(
                    "gas-smell",
                    "(?:pas|aucune?|jamais|sans) (?:d |de |du |trop d )(?:odeurs? (?:de |du )?gaz|odeurs?|gaz)",
                    "aucune odeur(?: (?:de|du) gaz)?",
                    "(?:sen[st]|sentons|sentez|sentir) (?:pas|rien)(?: (?:le|de|du|d|l))+ (?:odeurs? (?:de |du )?)?gaz",
                    "(?:don t|doesn t|can t|cannot) smell (?:any )?gas"),
            denial(
                    "fire-smoke",
                    "(?:pas|jamais|sans) (?:d |de )(?:feu|flammes?|fumees?|incendie)",
                    "aucune? (?:feu|flammes?|fumees?|incendie)",
                    "(?:y a|ya|c est) pas le feu"),
            denial(
                    "lift-trapped",
                    "personne (?:n|ne) (?:est|se trouve|a ete|reste) (?:bloquee?|coincee?|enfermee?|dedans)"
                            + "(?: (?:dans|dedans|l|la|a|cabine|ascenseur))*"));

    /** "Non, y a", "chez moi il n'y en a": nothing by themselves. */
    private static final Pattern NOTHING = Pattern.compile(
            "(?:(?:non|nan|no|mais|ah|oh|euh|ben|bah|but|pero|tout|du|il|y|n|ya|a|c|ca|ce|cela|ne|je|j|on|est|sen[st]|sentons|sentez|chez|moi|nous|ici|merci|bonjour|en|et|i|it|there|is) ?)*");

    /** What a message denies; empty if it denies no danger. */
    static Optional<Denial> of(Words words) {
        for (Map.Entry<String, Wording> denied : DENIED) {
            Optional<MatchResult> found = denied.getValue().find(words.plain());
            if (found.isPresent()) {
                return Optional.of(new Denial(denied.getKey(), beside(words.plain(), found.get())));
            }
        }
        return Optional.empty();
    }

    private static Map.Entry<String, Wording> denial(String intent, String... ways) {
        return Map.entry(intent, Wording.of("(?:" + String.join("|", ways) + ")\\b"));
    }

    private static String beside(String plain, MatchResult found) {
        String rest = (plain.substring(0, found.start()) + plain.substring(found.end()))
                .replace("  ", " ")
                .strip();
        return NOTHING.matcher(rest).matches() ? "" : rest;
    }

    boolean isAll() {
        return rest.isEmpty();
    }
}
