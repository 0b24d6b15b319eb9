package org.palier.desk;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.palier.intents.FrenchSound;

/** What the search takes for the same: letters with and without accents, and French words that sound alike ("loyer", "loyé"). */
final class Spelling {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final int FEWEST_LETTERS = 3;

    /** The index does not tell capitals apart, and keys of sounds are written in them. */
    private static final String SOUNDS = "AIOCUE";

    private Spelling() {}

    static List<String> words(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(text))
                .filter(word -> !word.isBlank())
                .toList();
    }

    /** Small letters without accents. */
    static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /** How the words of a text sound, separated by blanks. */
    static String sounds(String text) {
        return words(text).stream()
                .map(Spelling::sound)
                .filter(sound -> !sound.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** How a word sounds; empty for one that is too short to tell. */
    static String sound(String word) {
        if (word.length() < FEWEST_LETTERS) {
            return "";
        }
        return FrenchSound.of(folded(word))
                .chars()
                .mapToObj(letter -> SOUNDS.indexOf(letter) < 0
                        ? Character.toString(letter)
                        : Integer.toString(SOUNDS.indexOf(letter)))
                .collect(Collectors.joining());
    }
}
