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
    private static final Set<String> PERSON = Set.of(
            "humain",
            "humaine",
            "human",
            "humano",
            "humana",
            "conseiller",
            "conseillere",
            "personne",
            "une personne",
            "agent",
            "un agent",
            "un humain",
            "un conseiller",
            "une conseillere",
            "un vrai humain",
            "etre humain",
            "operateur",
            "operator",
            "standard",
            "standardiste",
            "a person",
            "person",
            "a human",
            "persona",
            "una persona",
            "pessoa",
            "uma pessoa",
            "quelqu un",
            "quelqun",
            "qqun",
            "qqn",
            "انسان",
            "شخص",
            "موظف",
            "بشر",
            "rappelez moi",
            "rappel",
            "me rappeler",
            "vraie personne",
            "une vraie personne",
            "humain svp",
            "humain stp",
            "humain please",
            "someone");
    private static final Pattern WANTS_PERSON = Pattern.compile(
            "\\b(parle\\w*|discut\\w*|avoir|voir|joindre|contacter|besoin|veu[xt]|voudrai\\w*|passe\\w*|speak|talk|want|hablar|falar)\\b"
                    + ".*\\b(quelqu un|quelqun|qqun|qqn|qq1|quelq un|kelqun|kelk1|kelkun|une? (vraie? )?personne|un (vrai |etre )?humain|"
                    + "un conseiller|une conseillere|un agent|un responsable|someone|somebody|a (real )?(human|person)|an agent|"
                    + "an adviser|alguien|una persona|alguem|uma pessoa)\\b");
    private static final Pattern AGAIN = Pattern.compile(
            "\\b(deja|plusieurs|encore|re|toujours|[2-9]|deux|trois|quatre|cinq|dix|10)\\b.*\\b(appel\\w*|tel|telephon\\w*|ecri\\w*|signal\\w*|"
                    + "relanc\\w*|contact\\w*|prevenu\\w*|reclam\\w*|demand\\w*|messages?)\\b.*\\bfois\\b"
                    + "|\\b(deja)\\b.*\\b(appele\\w*|telephone\\w*|ecri[ts]?|signale\\w*|relance\\w*|contacte\\w*|prevenu\\w*|reclame\\w*)\\b"
                    + "|\\b(appel\\w*|telephon\\w*|ecri\\w*|signal\\w*|relanc\\w*)\\b.*\\b([2-9]|10|deux|trois|quatre|cinq|dix|plusieurs|combien de) ?(eme|e|ieme)? ?fois\\b"
                    + "|\\b([2-9]|deux|trois|quatre|cinq|dix)(eme|e|ieme)? (fois|appel|relance|message)\\b"
                    + "|\\balready (called|written|reported|told)\\b|\\bcalled (several|\\d+|two|three|four) times\\b");
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

    /** A word that is never a part of a longer message. */
    boolean isCommand() {
        return isStop() || isStart() || isMenu() || isStatus() || isData() || isPerson();
    }

    boolean isStop() {
        return STOP.contains(plain);
    }

    boolean isStart() {
        return START.contains(plain);
    }

    boolean isMenu() {
        return MENU.contains(plain) || isSigns();
    }

    boolean isStatus() {
        return STATUS.contains(plain);
    }

    boolean isData() {
        return DATA.contains(plain);
    }

    boolean isSkip() {
        return SKIP.contains(plain);
    }

    /** HUMAIN, also misspelt, and its like in other languages. */
    boolean isPerson() {
        if (PERSON.contains(plain)) {
            return true;
        }
        return count() > 0
                && count() <= 3
                && each.stream().skip(1).allMatch(FILLERS::contains)
                && (near(each.get(0), "humain", 1)
                        || near(each.get(0), "umain", 1)
                        || near(each.get(0), "conseiller", 2)
                        || near(each.get(0), "conseillere", 2));
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
