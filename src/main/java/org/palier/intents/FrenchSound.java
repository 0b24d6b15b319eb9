package org.palier.intents;

import java.util.Set;

/**
 * How a folded French word sounds, as a key of few letters, so that "loyer", "loyé", "loillier" or "ascenseur", "assenseur" meet.
 *
 * <p>Capitals are sounds of several letters: A (an, en), I (in, un, ain), O (on), C (ch), U (ou, w), E (é, è, ai, eu). Silent endings
 * and the open or closed e at the end are dropped; s and z are one sound, and so are o and au.
 */
public final class FrenchSound {
    private static final Set<String> CEDILLA =
            Set.of("recu", "garcon", "francai", "facon", "facad", "lecon", "macon", "apercu", "decu");

    private final String word;
    private final int end;
    private final StringBuilder key;
    private int at;

    private FrenchSound(String word) {
        this.word = word;
        this.end = spoken(word);
        this.key = new StringBuilder(end + 2);
    }

    /** The key of a folded word; words that are not in Latin letters stay as they are. */
    public static String of(String folded) {
        if (folded.isEmpty() || folded.charAt(0) > 'z') {
            return folded;
        }
        FrenchSound sound = new FrenchSound(folded);
        while (sound.at < sound.end) {
            sound.step();
        }
        return sound.finish();
    }

    /** How far the word is heard: silent consonants at the end are cut. */
    private static int spoken(String word) {
        int end = word.length();
        if (end > 3 && (word.endsWith("er") || word.endsWith("ez") || word.endsWith("et"))) {
            return end - 1;
        }
        while (end > 2 && "tdsxzp".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private char next(int offset) {
        int index = at + offset;
        return index >= 0 && index < end ? word.charAt(index) : ' ';
    }

    private boolean comes(String letters) {
        return at + letters.length() <= end && word.startsWith(letters, at);
    }

    private static boolean isVowel(char letter) {
        return "aeiouy".indexOf(letter) >= 0;
    }

    private void say(String sound, int letters) {
        for (int i = 0; i < sound.length(); i++) {
            char letter = sound.charAt(i);
            if (key.isEmpty() || key.charAt(key.length() - 1) != letter) {
                key.append(letter);
            }
        }
        at += letters;
    }

    private void step() {
        char letter = next(0);
        if (isVowel(letter)) {
            vowel(letter);
        } else {
            consonant(letter);
        }
    }

    private void vowel(char letter) {
        if (comes("eau")) {
            say("o", 3);
        } else if (comes("oeu")) {
            say("E", 3);
        } else if (nasal(3) && (comes("ain") || comes("ein") || comes("aim"))) {
            say("I", 3);
        } else if (comes("au")) {
            say("o", 2);
        } else if (comes("ail") || comes("eil")) {
            say(letter == 'a' ? "ai" : "Ei", next(3) == 'l' ? 4 : 3);
        } else if (comes("euil") || comes("ouil")) {
            say(letter == 'e' ? "Ei" : "Ui", next(4) == 'l' ? 5 : 4);
        } else if (open()) {
            say("E", 2);
        } else if (comes("ou")) {
            say("U", 2);
        } else if (comes("oin") && nasal(3)) {
            say("UI", 3);
        } else if (comes("oi")) {
            say("Ua", 2);
        } else if (comes("oy")) {
            say("Uai", 2);
        } else if (comes("ien") && nasal(3)) {
            say("iI", 3);
        } else if (comes("ill") && at > 0) {
            say("i", 3);
        } else if ((next(1) == 'n' || next(1) == 'm') && nasal(2)) {
            say(letter == 'a' || letter == 'e' ? "A" : letter == 'o' ? "O" : "I", 2);
        } else if (letter == 'e') {
            say("E", 1);
        } else {
            say(letter == 'y' ? "i" : String.valueOf(letter), 1);
        }
    }

    /** Whether a long e of two letters comes. */
    private boolean open() {
        return comes("eu")
                || comes("oe")
                || comes("ai")
                || comes("ei")
                || comes("ey")
                || (comes("ay") && !isVowel(next(2)));
    }

    /** Whether n or m before this offset closes a nasal vowel: neither a vowel nor another n or m follows. */
    private boolean nasal(int offset) {
        char after = next(offset);
        return !isVowel(after) && after != 'n' && after != 'm' && after != 'h';
    }

    private void consonant(char letter) {
        char after = next(1);
        boolean soft = after == 'e' || after == 'i' || after == 'y';
        switch (letter) {
            case 'h' -> at++;
            case 'p' -> say(after == 'h' ? "f" : "p", after == 'h' ? 2 : 1);
            case 'q' -> say("k", after == 'u' ? 2 : 1);
            case 'c' -> softOrHard(after, soft);
            case 'g' -> {
                if (after == 'n') {
                    say("ni", 2);
                } else if (after == 'u' && isVowel(next(2))) {
                    say("g", 2);
                } else if (after == 'e' && (next(2) == 'a' || next(2) == 'o')) {
                    say("j", 2);
                } else {
                    say(soft ? "j" : "g", 1);
                }
            }
            case 's' -> {
                if (after == 'h') {
                    say("C", 2);
                } else if (after == 'c' && (next(2) == 'h')) {
                    say("C", 3);
                } else {
                    say("s", after == 'c' && "eiy".indexOf(next(2)) >= 0 ? 2 : 1);
                }
            }
            case 't' -> {
                if (comes("tion") || comes("tiel") || comes("tieu")) {
                    say("si", 2);
                } else {
                    say("t", after == 'h' ? 2 : 1);
                }
            }
            case 'x' -> say("ks", 1);
            case 'z' -> say("s", 1);
            case 'w' -> say("U", 1);
            default -> say(String.valueOf(letter), 1);
        }
    }

    private void softOrHard(char after, boolean soft) {
        if (after == 'h') {
            say("C", 2);
        } else if (soft || cedilla()) {
            say("s", 1);
        } else {
            say("k", after == 'k' || after == 'q' ? 2 : 1);
        }
    }

    private boolean cedilla() {
        for (String part : CEDILLA) {
            if (word.contains(part)) {
                return true;
            }
        }
        return false;
    }

    private String finish() {
        int length = key.length();
        while (length > 1 && key.charAt(length - 1) == 'E') {
            length--;
        }
        return key.substring(0, length);
    }
}
