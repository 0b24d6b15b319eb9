package org.palier.dialogue;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A message as plain words: lower case, without accents, signs and drawn-out letters ("Ouiiii !" is "oui"). Knows the words that are
 * commands or answers whatever the scripts are.
 */
record Words(String raw, String plain, List<String> each) {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final Pattern DRAWN_OUT = Pattern.compile("(\\p{L})\\1{2,}");

    private static final Set<String> YES = Set.of(
            "oui",
            "ui",
            "oi",
            "wi",
            "we",
            "ouai",
            "ouais",
            "ouaip",
            "ouep",
            "mouais",
            "ok",
            "okay",
            "okey",
            "oki",
            "dac",
            "dacc",
            "daccord",
            "d accord",
            "volontiers",
            "je veux bien",
            "bien sur",
            "avec plaisir",
            "svp",
            "stp",
            "s il vous plait",
            "sil vous plait",
            "o",
            "yes",
            "yep",
            "yeah",
            "y",
            "si",
            "claro",
            "sim",
            "oc",
            "naam",
            "na3am",
            "نعم",
            "اي",
            "ايوه",
            "ايه",
            "c est ca",
            "pourquoi pas",
            "wakha",
            "iyeh",
            "واخا",
            "اجل",
            "نعم من فضلك",
            "k",
            "exact",
            "exactement");
    private static final Set<String> YES_FIRST = Set.of(
            "oui", "ui", "wi", "ouai", "ouais", "ouep", "ok", "okay", "yes", "yep", "yeah", "sim", "daccord", "نعم");
    private static final Set<String> NO = Set.of(
            "non",
            "nan",
            "nn",
            "no",
            "nop",
            "nope",
            "nao",
            "n",
            "pas besoin",
            "ca ira",
            "ca va aller",
            "pas la peine",
            "laissez tomber",
            "c est bon",
            "pas pour le moment",
            "pas pour l instant",
            "pas interesse",
            "pas interessee",
            "pas du tout",
            "laisse tomber",
            "jamais",
            "لا",
            "nah",
            "not",
            "no thanks",
            "no thank you",
            "pas maintenant");
    private static final Set<String> NO_FIRST = Set.of("non", "nan", "nope");
    private static final Set<String> FILLERS = Set.of(
            "svp",
            "stp",
            "merci",
            "bien",
            "sur",
            "je",
            "veux",
            "please",
            "thanks",
            "thank",
            "you",
            "por",
            "favor",
            "gracias",
            "obrigado",
            "obrigada",
            "absolument",
            "madame",
            "monsieur",
            "oui",
            "non",
            "ca",
            "va",
            "d",
            "accord",
            "c",
            "est",
            "bon",
            "tout",
            "a",
            "fait",
            "beaucoup",
            "s",
            "il",
            "vous",
            "plait",
            "volontiers",
            "شكرا");

    private static final Set<String> STOP = Set.of(
            "stop",
            "stopp",
            "stope",
            "arret",
            "arrete",
            "arreter",
            "arretez",
            "stop svp",
            "stop stp",
            "stop merci",
            "svp stop",
            "stop sms",
            "sms stop",
            "stop tout",
            "stop all",
            "stopall",
            "arret sms",
            "stop please",
            "please stop",
            "unsubscribe",
            "desabonner",
            "desinscription",
            "desinscrire",
            "arret svp",
            "stop a tout",
            "stop stop",
            "baja",
            "parar",
            "توقف",
            "قف");
    private static final Set<String> START = Set.of("start", "unstop", "reprendre", "recommencer", "reprise");
    private static final Set<String> MENU = Set.of(
            "aide",
            "menu",
            "help",
            "info",
            "infos",
            "ayuda",
            "ajuda",
            "مساعدة",
            "aide svp",
            "liste",
            "la liste",
            "options",
            "aide stp",
            "sommaire",
            "القائمة");
    private static final Set<String> STATUS = Set.of(
            "suivi",
            "suivis",
            "suivie",
            "suivit",
            "mon suivi",
            "statut",
            "status",
            "suivi svp",
            "ma demande",
            "suivi demande",
            "suivi de ma demande",
            "suivre",
            "ou en est ma demande",
            "ou en est mon dossier",
            "ou en est on",
            "des nouvelles",
            "avez vous des nouvelles",
            "my request",
            "tracking",
            "seguimiento",
            "estado",
            "seguimento",
            "متابعة");
    private static final Set<String> DATA =
            Set.of("donnees", "donnee", "mes donnees", "data", "my data", "rgpd", "gdpr", "donnees svp");
    private static final Set<String> SKIP = Set.of(
            "0",
            "zero",
            "passer",
            "passe",
            "passez",
            "skip",
            "suivant",
            "suivante",
            "next",
            "je sais pas",
            "je ne sais pas",
            "sais pas",
            "jsp",
            "j sais pas",
            "aucune idee",
            "non",
            "nan",
            "rien",
            "saltar",
            "pular",
            "plus tard",
            "i don t know",
            "dont know",
            "no se",
            "nao sei",
            "je passe");
    private static final Set<String> PERSON = words(
            "humain humains humaine umain umin humin human humano humana conseiller conseillere conseillers conseille conseiler agent agente"
                    + " operateur operatrice operator operador operadora personne personnes person persona pessoa quelqun quelquun qqun qqn qq1"
                    + " kelkun kelk1 kelquun quelq1 someone somebody anybody alguien alguem atendente standard standardiste secretaire gardien"
                    + " gestionnaire responsable interlocuteur humains انسان شخص موظف bnadem");
    private static final Set<String> PERSON_FILLERS = words(
            "je j jve jveux jvoudrai jvoudrais veux veut ve veu voudrais voudrai voudre aimerais souhaite souhaiterais parler parle"
                    + " parlai discuter a avec un une des le la l vrai vraie vrais reel reelle en chair os quelqu quelque qu d de du passez passe passer"
                    + " moi donnez mettez contacter joindre avoir appeler pas robot machine mais plutot direct directement maintenant vite"
                    + " puis peux est ce que possible pouvoir il y y faut besoin i want need would like to talk speak with real can could get me"
                    + " quiero hablar con una un verdadera necesito quero falar com uma um preciso o اريد التحدث مع الكلام و nhdar nehdar bghit m3a chi");
    private static final Set<String> STOP_OBJECTS = words(
            "sms msg message messages mess texto textos pub tout tous les vos ces moi me de a au 36111 mensajes mensagens");
    private static final Pattern WANTS_PERSON = Pattern.compile(
            "\\b(parle\\w*|discut\\w*|avoir|voir|joindre|contacter|besoin|veu[xt]|voudrai\\w*|passe\\w*|speak|talk|want|hablar|falar)\\b"
                    + ".*\\b(quelqu un|quelqun|qqun|qqn|qq1|quelq un|kelqun|kelk1|kelkun|une? (vraie? )?personne|un (vrai |etre )?humain|"
                    + "un conseiller|une conseillere|un agent|un responsable|someone|somebody|a (real )?(human|person)|an agent|"
                    + "an adviser|alguien|una persona|alguem|uma pessoa)\\b");
    private static final Pattern AGAIN = Pattern.compile(
            "\\b(deja|dja|dejas) (\\w+ ){0,3}?(appel|apel|ecri|signal|dit|demand|relanc|contact|prevenu|telephon|envoy)"
                    + "|\\b(appel|apel|ecri|signal|relanc|telephon|demand|contact)\\w* (\\w+ ){0,3}?(\\d+|x|deux|trois|quatre|cinq|six|dix|plusieurs|mille|cent) (fois|foi)\\b"
                    + "|\\b(\\d+|deux|trois|quatre|cinq|six|dix|plusieurs|enieme)( eme| e| ieme)? (fois|foi) (que|qu|ke) "
                    + "|\\b(\\d+ ?(e|eme|ieme)|troisieme|quatrieme|cinquieme|enieme) (fois|appel|message|relance|courrier|mail|sms|demande)\\b"
                    + "|\\btoujours (rien|pas de (reponse|nouvelle|nouvelles)|aucune (reponse|nouvelle)|personne)\\b"
                    + "|\\b(personne|vous) (ne |n |me |m )*(repond\\w*|rappel\\w*)( pas| jamais| po)?\\b"
                    + "|\\bsans (reponse|nouvelles?)\\b"
                    + "|\\b(already|have) (called|written|reported|asked)\\b|\\b(second|third|fourth|\\d+(rd|th|nd)) time\\b|\\bcalled (\\w+ )?times\\b"
                    + "|\\bya (he )?(llam|escrit|avis)\\w*|\\b(segunda|tercera|terceira) (vez|vezes)\\b|\\bja (liguei|telefonei|escrevi|avisei)\\b");
    private static final Pattern NUMBER = Pattern.compile(
            "(?:(?:le|la|choix|option|numero|no|num|reponse|tapez|n|c est le|number)\\s)?(\\p{Nd}{1,2})(?:\\s(?:svp|stp|merci|please))?");
    private static final List<String> ORDINALS =
            List.of("zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf");
    private static final List<String> FIRST = List.of("", "le premier", "le deuxieme", "le troisieme", "le quatrieme");

    enum Answer {
        YES,
        NO,
        NEITHER
    }

    private static Set<String> words(String list) {
        return Set.copyOf(Arrays.asList(list.split(" ")));
    }

    static Words of(String text) {
        String open =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        String plain =
                OTHER.matcher(open.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        plain = DRAWN_OUT.matcher(plain).replaceAll("$1");
        return new Words(text, plain, plain.isEmpty() ? List.of() : Arrays.asList(plain.split(" ")));
    }

    int count() {
        return each.size();
    }

    boolean isBlank() {
        return raw.isBlank() || (plain.isEmpty() && raw.codePoints().allMatch(Words::isSilent));
    }

    /** Only signs or emoji: "???", a thumb, a face. */
    boolean isSigns() {
        return plain.isEmpty() && !isBlank();
    }

    Answer answer() {
        if (plain.isEmpty()) {
            return thumb();
        }
        if (YES.contains(plain) || startsWith(YES_FIRST)) {
            return Answer.YES;
        }
        boolean no = NO.contains(plain)
                || startsWith(NO_FIRST)
                || (NO.contains(each.get(0)) && each.stream().skip(1).allMatch(FILLERS::contains));
        return no ? Answer.NO : Answer.NEITHER;
    }

    /** Whether nothing was said beside a yes or a no. */
    boolean isAnswerOnly() {
        return answer() != Answer.NEITHER
                && (plain.isEmpty()
                        || YES.contains(plain)
                        || NO.contains(plain)
                        || each.stream().skip(1).allMatch(FILLERS::contains));
    }

    /** A number alone, or as a choice is worded. */
    Optional<Integer> number() {
        var digits = NUMBER.matcher(plain);
        if (digits.matches()) {
            int number = 0;
            for (char digit : digits.group(1).toCharArray()) {
                number = number * 10 + Character.digit(digit, 10);
            }
            return Optional.of(number);
        }
        int spelt = Math.max(ORDINALS.indexOf(plain), FIRST.indexOf(plain));
        return spelt < 0 || plain.isEmpty() ? Optional.empty() : Optional.of(spelt);
    }

    /** What needs no matcher to be understood, and is never a part of a longer message. */
    boolean isKnown() {
        return isAnswerOnly() || number().isPresent() || isSkip() || (isCommand() && (count() <= 2 || !isPerson()));
    }

    boolean isCommand() {
        return isStop() || isStart() || isMenu() || isStatus() || isData() || isPerson();
    }

    boolean isStop() {
        return STOP.contains(plain)
                || (count() > 1
                        && count() <= 5
                        && STOP.contains(each.get(0))
                        && each.stream()
                                .skip(1)
                                .allMatch(word -> STOP_OBJECTS.contains(word) || FILLERS.contains(word)));
    }

    boolean isStart() {
        return START.contains(plain);
    }

    boolean isMenu() {
        return MENU.contains(plain) || isSigns();
    }

    boolean isStatus() {
        return STATUS.contains(plain)
                || (count() == 2
                        && STATUS.contains(each.get(0))
                        && each.get(1).codePoints().anyMatch(Character::isDigit));
    }

    boolean isData() {
        return DATA.contains(plain);
    }

    boolean isSkip() {
        return SKIP.contains(plain);
    }

    /** HUMAIN, also misspelt, and its like in other languages: nothing is said beside it. */
    boolean isPerson() {
        return count() > 0
                && count() <= 12
                && each.stream().anyMatch(Words::meansPerson)
                && each.stream()
                        .allMatch(word -> meansPerson(word) || PERSON_FILLERS.contains(word) || FILLERS.contains(word));
    }

    private static boolean meansPerson(String word) {
        return PERSON.contains(word) || near(word, "humain", 1) || near(word, "conseiller", 2);
    }

    /** "je veux parler a qqun", in a short message. */
    boolean wantsPerson() {
        return isPerson() || (count() <= 9 && WANTS_PERSON.matcher(plain).find());
    }

    /** "deja appele 3 fois". */
    boolean saysAgain() {
        return AGAIN.matcher(plain).find();
    }

    boolean names(String reference) {
        return each.contains(Words.of(reference).plain());
    }

    private boolean startsWith(Set<String> firsts) {
        return firsts.contains(each.get(0))
                || (count() > 1 && each.get(0).equals("d") && each.get(1).equals("accord") && firsts == YES_FIRST);
    }

    private Answer thumb() {
        if (raw.contains("\uD83D\uDC4D") || raw.contains("\u2705") || raw.contains("\uD83D\uDC4C")) {
            return Answer.YES;
        }
        return raw.contains("\uD83D\uDC4E") || raw.contains("\u274C") ? Answer.NO : Answer.NEITHER;
    }

    private static boolean isSilent(int letter) {
        return Character.isWhitespace(letter)
                || Character.isSpaceChar(letter)
                || Character.isISOControl(letter)
                || Character.getType(letter) == Character.FORMAT
                || Character.getType(letter) == Character.SURROGATE;
    }

    /** Whether two words differ by at most so many letters added, left out or changed. */
    private static boolean near(String word, String other, int most) {
        if (Math.abs(word.length() - other.length()) > most) {
            return false;
        }
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= word.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int change = diagonal + (word.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[other.length()] <= most;
    }
}
