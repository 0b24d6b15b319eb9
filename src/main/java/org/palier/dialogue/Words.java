package org.palier.dialogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A message as plain words: lower case, without accents, signs and drawn-out letters ("Ouiiii !" is "oui"). Knows the words that are
 * commands or answers whatever the scripts are.
 */
record Words(String raw, String plain, List<String> each) {
    private static final Pattern NUMBER = Pattern.compile(
            "(?:(?:le|la|choix|option|numero|no|num|reponse|tapez|n|c est le|number)\\s)?(\\p{Nd}{1,2})(?:\\s(?:svp|stp|merci|please))?");
    private static final Pattern REFERENCE = Pattern.compile(
            "(?:(?:le|la|ma|mon|numero|num|no|n|de|suivi|demande|dossier|ref|reference|request)\\s)*(\\d{3}\\s?\\d{3,4})(?:\\s(?:svp|stp|merci))?");
    private static final List<String> ORDINALS =
            List.of("zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf");
    private static final List<String> FIRST = List.of("", "le premier", "le deuxieme", "le troisieme", "le quatrieme");

    enum Answer {
        YES,
        NO,
        NEITHER
    }

    static Words of(String text) {
        String plain = PlainText.of(text);
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
        if (Vocabulary.YES.contains(plain) || startsWith(Vocabulary.YES_FIRST)) {
            return Answer.YES;
        }
        boolean no = Vocabulary.NO.contains(plain)
                || startsWith(Vocabulary.NO_FIRST)
                || (Vocabulary.NO.contains(each.get(0))
                        && each.stream().skip(1).allMatch(Vocabulary.FILLERS::contains));
        return no ? Answer.NO : Answer.NEITHER;
    }

    /** Whether nothing was said beside a yes or a no. */
    boolean isAnswerOnly() {
        return answer() != Answer.NEITHER
                && (plain.isEmpty()
                        || Vocabulary.YES.contains(plain)
                        || Vocabulary.NO.contains(plain)
                        || each.stream().skip(1).allMatch(Vocabulary.FILLERS::contains));
    }

    /** "Ok", "d'accord merci": polite, and no answer to a question about facts. */
    boolean isAssent() {
        return plain.isEmpty()
                ? thumb() == Answer.YES
                : Vocabulary.ASSENT.containsAll(each) && !Vocabulary.THANKS.containsAll(each);
    }

    /** "Personne", which is a person to talk to unless it answers who is there. */
    boolean isNobody() {
        return Vocabulary.NOBODY.contains(plain);
    }

    boolean isArabic() {
        return plain.codePoints()
                .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.ARABIC);
    }

    /** "No I can't": a no wherever a yes or a no was asked for. */
    boolean beginsWithNo() {
        return count() > 0 && Vocabulary.NO_FIRST_WORDS.contains(each.get(0));
    }

    /** Asks something in its turn, rather than to answer. */
    boolean isQuestion() {
        return raw.strip().endsWith("?") || Vocabulary.QUESTION.in(plain);
    }

    /** "Vous rappelez quand", "vous avez reçu ma demande": asks what becomes of a request. */
    boolean asksStatus() {
        return count() <= 10 && Vocabulary.ASKS_STATUS.in(plain);
    }

    /** Whether a fact is denied, and nothing is set against that: not "non mais ma mère a 85 ans". */
    boolean deniesFact() {
        boolean no = answer() == Answer.NO
                || isNobody()
                || Vocabulary.DENIES.matcher(plain).find();
        return no && !Vocabulary.CONTRARY.matcher(plain).find();
    }

    /** The six or seven digits of a request, alone or with the words that ask about one. */
    Optional<String> reference() {
        var digits = REFERENCE.matcher(plain);
        return digits.matches() ? Optional.of(digits.group(1).replace(" ", "")) : Optional.empty();
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
        return isAnswerOnly()
                || number().isPresent()
                || reference().isPresent()
                || isSkip()
                || (isCommand() && (count() <= 2 || !isPerson()));
    }

    boolean isCommand() {
        return isStop() || isStart() || isMenu() || isStatus() || isData() || isPerson();
    }

    boolean isStop() {
        return Vocabulary.STOP.contains(plain)
                || (count() > 1
                        && count() <= 5
                        && Vocabulary.STOP.contains(each.get(0))
                        && each.stream()
                                .skip(1)
                                .allMatch(word ->
                                        Vocabulary.STOP_OBJECTS.contains(word) || Vocabulary.FILLERS.contains(word)));
    }

    boolean isStart() {
        return Vocabulary.START.contains(plain);
    }

    boolean isStartKeyword() {
        return Vocabulary.START_KEYWORDS.contains(plain);
    }

    boolean isMenu() {
        return Vocabulary.MENU.contains(plain) || isSigns();
    }

    boolean isStatus() {
        return Vocabulary.STATUS.contains(plain)
                || (count() == 2
                        && Vocabulary.STATUS.contains(each.get(0))
                        && each.get(1).codePoints().anyMatch(Character::isDigit));
    }

    boolean isData() {
        return Vocabulary.DATA.contains(plain);
    }

    boolean isSkip() {
        return Vocabulary.SKIP.contains(plain);
    }

    /** HUMAIN, also misspelt, and its like in other languages: nothing is said beside it. */
    boolean isPerson() {
        return count() > 0
                && count() <= 12
                && each.stream().anyMatch(Words::meansPerson)
                && each.stream()
                        .allMatch(word -> meansPerson(word)
                                || Vocabulary.PERSON_FILLERS.contains(word)
                                || Vocabulary.FILLERS.contains(word));
    }

    private static boolean meansPerson(String word) {
        return Vocabulary.PERSON.contains(word) || near(word, "humain", 1) || near(word, "conseiller", 2);
    }

    /** "je veux parler a qqun", in a short message. */
    boolean wantsPerson() {
        return isPerson() || (count() <= 9 && Vocabulary.WANTS_PERSON.in(plain));
    }

    /** "deja appele 3 fois". */
    boolean saysAgain() {
        return Vocabulary.AGAIN.in(plain);
    }

    boolean names(String reference) {
        return each.contains(Words.of(reference).plain())
                || reference().map(reference::equals).orElse(false);
    }

    private boolean startsWith(Set<String> firsts) {
        return firsts.contains(each.get(0))
                || (count() > 1
                        && each.get(0).equals("d")
                        && each.get(1).equals("accord")
                        && firsts == Vocabulary.YES_FIRST);
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
