package org.palier.dialogue;

import java.text.Normalizer;

/** What a text says without how it is written: lower case, no accents, one space for whatever is no letter and no digit. */
public final class PlainText {
    /** So many times the same letter are a drawn-out one: "Ouiii". */
    private static final int DRAWN_OUT = 3;

    private PlainText() {}

    /** The plain words of a text, parted by single spaces; drawn-out letters are one. */
    public static String of(String text) {
        String open = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder(open.length());
        int last = ' ';
        int run = 0;
        boolean parted = false;
        int width;
        for (int i = 0; i < open.length(); i += width) {
            int sign = open.codePointAt(i);
            width = Character.charCount(sign);
            if (!Character.isLetterOrDigit(sign)) {
                parted = parted || !isMark(sign);
                continue;
            }
            int letter = Character.toLowerCase(sign);
            run = letter == last && !parted ? run + 1 : 1;
            if (parted && !plain.isEmpty()) {
                plain.append(' ');
            }
            parted = false;
            last = letter;
            if (run < DRAWN_OUT || Character.isDigit(letter)) {
                plain.appendCodePoint(letter);
            } else if (run == DRAWN_OUT) {
                plain.setLength(plain.length() - width);
            }
        }
        return plain.toString();
    }

    private static boolean isMark(int letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
