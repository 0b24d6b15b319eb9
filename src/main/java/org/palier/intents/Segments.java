package org.palier.intents;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * How a text travels as SMS, counted as Twilio counts it. One letter outside GSM-7 puts the whole message into UCS-2, where a segment holds
 * less than half as much.
 *
 * @param units septets in GSM-7, where a letter of the extension table takes two; 16-bit units in UCS-2
 * @param segments how many SMS are paid for; 0 for an empty text
 * @param forced the letters that force UCS-2, in the order of the text
 */
public record Segments(Encoding encoding, int units, int segments, List<Forced> forced) {
    /** The alphabet of a message, and what a single segment and a part of a longer message hold, in units. */
    public enum Encoding {
        GSM_7(160, 153),
        UCS_2(70, 67);

        private final int single;
        private final int part;

        Encoding(int single, int part) {
            this.single = single;
            this.part = part;
        }
    }

    /**
     * A letter that no GSM-7 message can hold.
     *
     * @param index of its first UTF-16 unit in the text in NFC
     */
    public record Forced(int index, String letter) {}

    /** Counts a text in NFC: the same letters written with combining accents would cost more and are never sent. */
    public static Segments of(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        List<Forced> forced = new ArrayList<>();
        for (int i = 0; i < composed.length(); ) {
            int letter = composed.codePointAt(i);
            if (Gsm7.units(letter) == 0) {
                forced.add(new Forced(i, Character.toString(letter)));
            }
            i += Character.charCount(letter);
        }
        Encoding encoding = forced.isEmpty() ? Encoding.GSM_7 : Encoding.UCS_2;
        int[] widths = composed.codePoints()
                .map(letter -> encoding == Encoding.GSM_7 ? Gsm7.units(letter) : Character.charCount(letter))
                .toArray();
        return new Segments(encoding, sum(widths), segments(encoding, widths), List.copyOf(forced));
    }

    /**
     * The text in letters that GSM-7 has, as far as that keeps its sense: without circumflex and cedilla, with straight quotes. What has
     * no such spelling (emoji, Arabic) is left as it is.
     */
    public static String rewrite(String text) {
        return Gsm7.rewrite(text);
    }

    private static int sum(int[] widths) {
        int units = 0;
        for (int width : widths) {
            units += width;
        }
        return units;
    }

    /** Fills segments one after the other; what takes two units never lies across two of them. */
    private static int segments(Encoding encoding, int[] widths) {
        int units = sum(widths);
        if (units <= encoding.single) {
            return units == 0 ? 0 : 1;
        }
        int segments = 1;
        int used = 0;
        for (int width : widths) {
            if (used + width > encoding.part) {
                segments++;
                used = 0;
            }
            used += width;
        }
        return segments;
    }
}
