package org.palier.dialogue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the line's own questions are usually answered with. An address, a name or an hour that was asked for is no sign of danger by
 * itself, however near it comes to "à la rue" or "ce soir"; what is said beside it still is.
 */
final class ExpectedAnswer {
    /** A street, a residence or a person has its own name, which no list holds. */
    private static final int OWN_NAMES = 2;

    private static final Set<String> OWN_NAMES_IN = Set.of("residence", "where", "commune", "name");

    private static final String STREET =
            "(allee|avenue|av|bd|boulevard|chemin|cite|cours|impasse|place|quai|residence|rez|route|rue|square|villa)";

    private static final Wording ADDRESS =
            Wording.of("\\b(\\d{1,4} )?((bis|ter) )?" + STREET + "( (d|de|des|du|la|l|le|les))* \\w+\\b");

    /** "12 rue des Pompiers": whatever a street or a residence is called after. */
    private static final Wording CALLED_AFTER = Wording.of(
            "\\b" + STREET + "( (d|de|des|du|la|l|le|les))+ \\w+( brulee?| vert| neuf| rouge| blanche?)?\\b");

    private static final Wording STREET_ITSELF = Wording.of("(a|dans) la rue\\b");

    private static final Set<String> COMMON = words(
            "a ai au aux bah ben c chez d dans de des du elle en est et euh il ils j je l la le les ma mes"
                    + " moi mon nous on ou par pour sa ses son suis sur un une y merci svp stp bonjour madame monsieur mme mr m mlle mademoiselle");
    private static final Set<String> PLACE =
            words("allee app appart appartement appt apt aile av avenue bain balcon bas bat batiment batiments bd"
                    + " bis bloc boulevard cave caves chambre chaussee chemin cite commune couloir cour cours cuisine dernier droite entree escalier esc"
                    + " etage etages etg face fond garage gauche habite hall haut immeuble impasse interphone lieu local logement lotissement numero no num"
                    + " palier parking place plafond porte premier premiere quai quartier rdc res residence rez route rue salle salon sas sdb second"
                    + " seconde deuxieme troisieme quatrieme cinquieme sixieme soussol sous sol square ter toilettes tour toutes tout villa ville voie wc"
                    // as homes are called, after trees and flowers
                    + " acacias amandiers aubepines bleuets bruyeres camelias cedres cerisiers chataigniers chenes coquelicots cypres erables"
                    + " eglantines figuiers genets glycines hetres hortensias iris jasmins lauriers lavandes lilas magnolias marronniers mimosas"
                    + " muriers noisetiers noyers oliviers ormeaux ormes palmiers peupliers pins platanes pommiers primeveres roses rosiers"
                    + " saules sapins tilleuls troenes tulipes violettes");
    private static final Set<String> TIME = words(
            "annee ans an apres apresmidi aujourd hui auj avant ce cet cette debut depuis deux trois quatre"
                    + " cinq six sept huit neuf dix entre environ fin h heure heures hier hiver ete jour jours journee joindre lundi mardi mercredi jeudi"
                    + " vendredi samedi dimanche matin matinee midi minuit mois moment n importe quand vous voulez peu pas pres quelques semaine semaines"
                    + " soir soiree tard tot toujours tous tout toute toutes vers dernier derniere janvier fevrier mars avril mai juin juillet aout"
                    + " septembre octobre novembre decembre date limite delai avez est c"
                    + " morning mornings afternoon afternoons evening evenings today tomorrow yesterday anytime any time after before noon at the in"
                    + " monday tuesday wednesday thursday friday saturday sunday por manana mananas tarde tardes noche despues antes las hoy ayer"
                    + " lunes martes miercoles jueves viernes sabado domingo manha tardes noite depois amanha hoje ontem");
    private static final Set<String> NAME = words("nom prenom appelle m famille veuve epouse nee locataire");
    private static final Set<String> HOME =
            words("age agee ages ans an bebe bebes deux trois quatre enceinte enfant enfants femme fille filles"
                    + " fils garcon grand grande handicap handicape handicapee jumeaux malade malades mari mere mois maman papa naissance nourrisson oui"
                    + " non pere petit petite petits personne personnes semaines avec qui vit vivent a ai asthme asthmatique diabete diabetique cancer"
                    + " mais ni sans pas ne aucun aucune aussi");

    private static final Set<String> HEATING =
            words("appartement chaudiere chauffage chauffe chez collectif collective commun copropriete eau"
                    + " electrique electriques immeuble individuel individuelle je sais pas ne privee radiateur radiateurs residence toute tout celui celle"
                    + " propre toutes tous entier entiere");

    private static final Map<String, Set<String>> BY_QUESTION = Map.ofEntries(
            Map.entry("residence", PLACE),
            Map.entry("where", PLACE),
            Map.entry("commune", PLACE),
            Map.entry("name", NAME),
            Map.entry("callback-time", TIME),
            Map.entry("safe-time", TIME),
            Map.entry("since-when", TIME),
            Map.entry("deadline", TIME),
            Map.entry("vulnerable", HOME),
            Map.entry("heating-type", HEATING));

    private static final Set<String> PLACE_OR_TIME =
            Stream.concat(PLACE.stream(), TIME.stream()).collect(Collectors.toUnmodifiableSet());

    private final Words said;

    /** Whether it says more than words that stand in every sentence, and not that somebody is out in the street. */
    private final boolean tells;

    /** The words, what streets and residences are called after left out. */
    private final List<String> unnamed;

    ExpectedAnswer(Words said) {
        this.said = said;
        this.tells = said.each().stream().anyMatch(word -> !COMMON.contains(word)) && !STREET_ITSELF.in(said.plain());
        String shorter = tells ? CALLED_AFTER.replacedIn(said.plain(), "$1") : said.plain();
        this.unnamed = shorter.equals(said.plain()) ? said.each() : Arrays.asList(shorter.split(" "));
    }

    /**
     * What a message tells beside the answer to a question; empty where it is all of another kind, and danger must be looked for in the
     * whole of it.
     */
    Optional<String> beside(String question) {
        Set<String> usual = BY_QUESTION.get(question);
        return usual == null ? Optional.empty() : beside(usual, OWN_NAMES_IN.contains(question) ? OWN_NAMES : 0);
    }

    /** Whether a message names nothing but a place, a moment or numbers, which is no danger in any state. */
    boolean isPlaceOrTime() {
        return beside(PLACE_OR_TIME, 0).isPresent();
    }

    /** What is said beside a street or a residence with its name; all of it where none is named. */
    String besideAddress() {
        return ADDRESS.replacedIn(said.plain(), " ").strip();
    }

    private Optional<String> beside(Set<String> usual, int names) {
        if (!tells) {
            return Optional.empty();
        }
        List<String> words = usual.contains("rue") ? unnamed : said.each();
        int first = -1;
        int last = -1;
        int own = 0;
        for (int i = 0; i < words.size() && own <= names; i++) {
            if (isOwn(words.get(i), usual)) {
                first = own == 0 ? i : first;
                last = i;
                own++;
            }
        }
        if (own > names) {
            return Optional.empty();
        }
        return Optional.of(own == 0 ? "" : String.join(" ", words.subList(first, last + 1)));
    }

    private static boolean isOwn(String word, Set<String> usual) {
        return !usual.contains(word)
                && !COMMON.contains(word)
                && word.length() > 1
                && word.chars().noneMatch(Character::isDigit);
    }

    private static Set<String> words(String list) {
        return Stream.of(list).flatMap(all -> Arrays.stream(all.split(" "))).collect(Collectors.toUnmodifiableSet());
    }
}
