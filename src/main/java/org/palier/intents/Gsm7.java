package org.palier.intents;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/** The alphabet of GSM 03.38, and how to write in it what it lacks. */
final class Gsm7 {
    private static final BitSet BASIC = setOf("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");
    private static final BitSet EXTENSION = setOf("\f^{}\\[~]|€");

    private static final int FRACTION_SLASH = 0x2044;

    /** Spellings that taking the accents off would not find. */
    private static final Map<Integer, String> SPELLINGS = Map.ofEntries(
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Œ', "Oe"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '‘', "'"),
            Map.entry((int) '‚', "'"),
            Map.entry((int) '′', "'"),
            Map.entry((int) '`', "'"),
            Map.entry((int) '´', "'"),
            Map.entry((int) 'ʼ', "'"),
            Map.entry((int) '“', "\""),
            Map.entry((int) '”', "\""),
            Map.entry((int) '„', "\""),
            Map.entry((int) '«', "\""),
            Map.entry((int) '»', "\""),
            Map.entry((int) '‹', "'"),
            Map.entry((int) '›', "'"),
            Map.entry((int) '–', "-"),
            Map.entry((int) '—', "-"),
            Map.entry((int) '‐', "-"),
            Map.entry((int) '‑', "-"),
            Map.entry((int) '−', "-"),
            Map.entry((int) '•', "-"),
            Map.entry((int) '·', "-"),
            Map.entry((int) '×', "x"),
            Map.entry((int) '→', "->"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) '\t', " "),
            Map.entry(0x2028, "\n"),
            Map.entry(0x2029, "\n"),
            // Invisible: soft hyphen, zero-width space, joiners, marks of direction, byte order mark.
            Map.entry(0x00AD, ""),
            Map.entry(0x200B, ""),
            Map.entry(0x200C, ""),
            Map.entry(0x2060, ""),
            Map.entry(0xFEFF, ""));

    private Gsm7() {}

    /** Septets that a letter takes: 1, 2, or 0 if the alphabet lacks it. */
    static int units(int letter) {
        return BASIC.get(letter) ? 1 : EXTENSION.get(letter) ? 2 : 0;
    }

    static String rewrite(String text) {
        String composed = withoutInnerSpaces(Normalizer.normalize(text, Normalizer.Form.NFC));
        StringBuilder rewritten = new StringBuilder(composed.length() + 8);
        for (int i = 0; i < composed.length(); ) {
            int letter = composed.codePointAt(i);
            int next = i + Character.charCount(letter);
            if (units(letter) > 0) {
                rewritten.appendCodePoint(letter);
            } else if (letter == '°') {
                rewritten.append(degree(composed, i));
            } else if (letter == 'Œ' && next < composed.length() && Character.isUpperCase(composed.codePointAt(next))) {
                rewritten.append("OE");
            } else {
                rewritten.append(spelling(letter).orElse(Character.toString(letter)));
            }
            i = next;
        }
        return rewritten.toString();
    }

    /** French puts spaces inside its quotes; straight quotes take none. */
    private static String withoutInnerSpaces(String text) {
        return text.replaceAll("«[ \\u00A0\\u202F]*", "«").replaceAll("[ \\u00A0\\u202F]*»", "»");
    }

    /** "n° 3" is "no 3", "20 °C" is "20 degrés C". */
    private static String degree(String text, int index) {
        boolean ordinal = index > 0 && (text.charAt(index - 1) == 'n' || text.charAt(index - 1) == 'N');
        boolean spaced = index > 0 && Character.isSpaceChar(text.charAt(index - 1));
        boolean unit = index + 1 < text.length() && Character.isLetter(text.charAt(index + 1));
        return ordinal ? "o" : (spaced ? "" : " ") + "degrés" + (unit ? " " : "");
    }

    private static Optional<String> spelling(int letter) {
        String known = SPELLINGS.get(letter);
        if (known != null) {
            return Optional.of(known);
        }
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKD)
                .codePoints()
                .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
                .map(part -> part == FRACTION_SLASH ? '/' : part)
                .forEach(plain::appendCodePoint);
        if (letter >= 0x0300 && letter <= 0x036F) {
            return Optional.of(""); // an accent that found no letter to sit on
        }
        boolean writable = plain.length() > 0 && plain.codePoints().allMatch(part -> units(part) > 0);
        return writable ? Optional.of(plain.toString()) : Optional.empty();
    }

    private static BitSet setOf(String letters) {
        BitSet set = new BitSet();
        letters.codePoints().forEach(set::set);
        return set;
    }
}
