package org.palier.intents.check;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds words by which a text would promise what nobody has decided: a deferral, money, a repair, a date, a call. */
final class Promises {
    private static final List<Pattern> WORDS = List.of(
            pattern(
                    "nous vous (?:accordons|accorderons|garantissons|remboursons|rembourserons|rappelons|rappellerons|relogeons)"),
            pattern(
                    "(?:on|nous|un conseiller|quelqu'un|une personne) vous (?:rappellera|rappelle|recontactera|recontacte|appellera)\\b"),
            pattern(
                    "(?:sera|seront|serez|est|êtes|etes) (?:remboursée?s?|relogée?s?|effacée?s?|accordée?s?|réparée?s? (?:sous|dans))"),
            pattern("sous \\d+ ?(?:h\\b|heures|jours)"),
            pattern("(?:dans|d'ici) (?:les )?\\d+ ?(?:h\\b|heures|jours)"),
            pattern("nous (?:intervenons|interviendrons|réparerons|viendrons|passerons)"),
            pattern(
                    "(?:un technicien|une équipe|quelqu'un) (?:passera|passe|viendra|vient|arrive|interviendra|intervient)\\b"),
            pattern("(?:c'est|est) garanti"),
            pattern("à votre charge|a votre charge"),
            pattern("we (?:will|'ll) (?:call|refund|repair|grant|rehouse|come|send)"),
            pattern("within \\d+ (?:hours|days)"),
            pattern("(?:will be|is) (?:granted|refunded|guaranteed|repaired)"));

    /** A sentence that says no, or tells the tenant's own deadline, promises nothing. */
    private static final Pattern DENIAL = pattern(
            "\\b(?:pas|rien|ne|n'|jamais|sans|si|not|never|no|nothing|cannot|if|assurance|assureur|insurer|opposition|recours)\\b|n'");

    private Promises() {}

    private static Pattern pattern(String words) {
        return Pattern.compile(
                words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** The first such words of a text. */
    static Optional<String> in(Text text) {
        for (String sentence : text.written().split("(?<=[.?!])\\s+")) {
            if (DENIAL.matcher(sentence).find()) {
                continue;
            }
            for (Pattern words : WORDS) {
                Matcher found = words.matcher(sentence);
                if (found.find()) {
                    return Optional.of(found.group());
                }
            }
        }
        return Optional.empty();
    }
}
