package org.palier.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.palier.intents.Candidate;
import org.palier.intents.Danger;
import org.palier.intents.Explanation;
import org.palier.intents.Explanation.Reason;
import org.palier.intents.Language;
import org.palier.intents.Match;
import org.palier.intents.Script;
import org.palier.intents.Scripts;

/** Tells a person who writes scripts why a message was understood as it was, in French. */
final class Explained {
    private static final Map<Language, String> LANGUAGES = Map.of(
            Language.FR, "français",
            Language.EN, "anglais",
            Language.ES, "espagnol",
            Language.PT, "portugais",
            Language.AR, "arabe",
            Language.OC, "occitan",
            Language.CA, "catalan");

    private static final Map<String, String> FIELDS = Map.of(
            "word", "mots",
            "pair", "mots qui se suivent",
            "gram", "morceaux de mots",
            "sound", "mots à l'oreille",
            "concept", "idées",
            "sign", "idées ensemble");

    private final Explanation why;
    private final Match match;
    private final Scripts scripts;
    private final PrintWriter out;

    Explained(Explanation why, Scripts scripts, PrintWriter out) {
        this.why = why;
        this.match = why.match();
        this.scripts = scripts;
        this.out = out;
    }

    void print() {
        out.printf("Langue : %s.%n", LANGUAGES.get(match.language()));
        out.printf("Lu : %s%n", why.words().isEmpty() ? "aucun mot." : "« " + String.join(" ", why.words()) + " »");
        danger();
        match.best().ifPresent(this::best);
        nearest();
        match.runnerUp().ifPresent(this::runnerUp);
        match.others().forEach(other -> out.printf("Le message parle aussi de %s.%n", named(other)));
        out.println();
        out.flush();
    }

    private void danger() {
        Danger danger = match.danger();
        String names = danger.intents().stream().map(this::title).collect(Collectors.joining(", "));
        if (danger.level() == Danger.Level.CERTAIN) {
            out.printf(
                    "Danger : certain (%s), %s. Le numéro est donné tout de suite.%n", percent(danger.score()), names);
        } else if (danger.level() == Danger.Level.POSSIBLE) {
            out.printf(
                    "Danger : possible (%s), %s. Une question est posée, une personne est prévenue.%n",
                    percent(danger.score()), names);
        } else {
            out.printf("Danger : aucun signe suffisant (%s).%n", percent(danger.score()));
        }
        if (!why.alarms().isEmpty()) {
            out.printf("  ce qui alerte : %s%n", terms(why.alarms()));
        }
        if (!why.calms().isEmpty()) {
            out.printf("  ce qui rassure : %s%n", terms(why.calms()));
        }
    }

    private void best(Candidate best) {
        String consequence = "le danger passe avant";
        if (match.danger().level() == Danger.Level.NONE) {
            consequence = switch (match.verdict()) {
                case SURE -> "assez sûr pour répondre";
                case UNSURE -> "pas assez sûr : une question est posée";
                case UNKNOWN -> "trop peu sûr : le message n'est pas compris";
            };
        }
        out.printf("Sujet : %s (%s).%n", named(best), consequence);
        why.evidence().forEach((field, reasons) -> out.printf("  %s : %s%n", FIELDS.get(field), signed(reasons)));
        why.concepts().forEach((concept, shown) -> out.printf("  idée « %s », lue dans « %s »%n", concept, shown));
    }

    private void nearest() {
        if (match.example().isEmpty()) {
            out.println("Exemple le plus proche : aucun.");
            return;
        }
        out.printf("Exemple le plus proche (%s en commun) : « %s »%n", percent(match.similarity()), match.example());
        why.shared()
                .forEach((field, terms) ->
                        out.printf("  %s en commun : %s%n", FIELDS.get(field), String.join(", ", terms)));
    }

    private void runnerUp(Candidate second) {
        out.printf("En second : %s.%n", named(second));
        out.printf("  pour lui : %s%n", why.doubts().isEmpty() ? "rien de particulier" : terms(why.doubts()));
        out.printf("  contre lui : %s%n", why.reasons().isEmpty() ? "rien de particulier" : terms(why.reasons()));
    }

    private String named(Candidate candidate) {
        return title(candidate.intent()) + ", confiance " + percent(candidate.confidence());
    }

    private String title(String id) {
        return scripts.script(id)
                .map(Script::title)
                .map(title -> "« " + title + " » (" + id + ")")
                .orElse(id);
    }

    private static String terms(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> String.format(Locale.FRANCE, "%s (%.2f)", reason.term(), reason.weight()))
                .collect(Collectors.joining(", "));
    }

    private static String signed(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> String.format(Locale.FRANCE, "%s %+.2f", reason.term(), reason.weight()))
                .collect(Collectors.joining(", "));
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
