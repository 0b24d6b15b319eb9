package org.palier.intents;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/**
 * Cuts a message into words. Letters and digits make words, a pictogram is a word of its own, everything else separates. Accents are
 * folded, Arabic letters unified, elided French articles dropped, letters repeated for emphasis ("nonnnn") reduced.
 */
final class Words {
    /** What is read of a message: more than ten SMS. */
    static final int LIMIT = 2_000;

    private static final Set<String> ELIDED =
            Set.of("l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "k");

    private Words() {}

    static List<Word> of(String text) {
        int length = Math.min(text.length(), LIMIT);
        List<Word> words = new ArrayList<>(24);
        StringBuilder word = new StringBuilder(24);
        int start = 0;
        int i = 0;
        while (i < length) {
            int point = text.codePointAt(i);
            int width = Character.charCount(point);
            if (Character.isLetterOrDigit(point)) {
                if (word.isEmpty()) {
                    start = i;
                }
                append(word, point);
            } else if (isApostrophe(point) && !word.isEmpty()) {
                if (ELIDED.contains(word.toString())) {
                    word.setLength(0);
                }
            } else if (Character.getType(point) == Character.NON_SPACING_MARK) {
                // a combining accent or Arabic vowel belongs to the letter before it and is dropped
            } else {
                close(words, word, start, i);
                if (point == '€') {
                    words.add(new Word("euro", i, i + width));
                } else if (Character.getType(point) == Character.OTHER_SYMBOL) {
                    words.add(new Word(text.substring(i, i + width), i, i + width));
                }
            }
            i += width;
        }
        close(words, word, start, length);
        return words;
    }

    private static boolean isApostrophe(int point) {
        return point == '\'' || point == '’' || point == '‘' || point == '`' || point == '´' || point == 'ʼ';
    }

    private static void append(StringBuilder word, int point) {
        if (point < 128) {
            word.append((char) (point >= 'A' && point <= 'Z' ? point + 32 : point));
            return;
        }
        if (point > 0xffff) {
            word.appendCodePoint(point);
            return;
        }
        char letter = Character.toLowerCase((char) point);
        if (letter >= '\u0600' && letter <= '\u06ff') {
            arabic(word, letter);
            return;
        }
        char[] folded = new char[4];
        int size = ASCIIFoldingFilter.foldToASCII(new char[] {letter}, 0, folded, 0, 1);
        word.append(folded, 0, size);
    }

    private static void arabic(StringBuilder word, char letter) {
        if (letter == 'أ' || letter == 'إ' || letter == 'آ' || letter == 'ٱ') {
            word.append('ا');
        } else if (letter == 'ى') {
            word.append('ي');
        } else if (letter == 'ة') {
            word.append('ه');
        } else if (letter >= '٠' && letter <= '٩') {
            word.append((char) (letter - '٠' + '0'));
        } else if (letter != 'ـ') {
            word.append(letter);
        }
    }

    private static void close(List<Word> words, StringBuilder word, int start, int end) {
        if (!word.isEmpty()) {
            words.add(new Word(calm(word), start, end));
            word.setLength(0);
        }
    }

    /** Reduces three or more of the same letter to one (to two for e: "créée" has three). */
    private static String calm(StringBuilder word) {
        int kept = 0;
        int i = 0;
        while (i < word.length()) {
            char letter = word.charAt(i);
            int run = i + 1;
            while (run < word.length() && word.charAt(run) == letter) {
                run++;
            }
            int keep = run - i;
            if (keep > 2 && !(letter >= '0' && letter <= '9')) {
                keep = letter == 'e' ? 2 : 1;
            }
            for (int k = 0; k < keep; k++) {
                word.setCharAt(kept++, letter);
            }
            i = run;
        }
        word.setLength(kept);
        return word.toString();
    }
}
