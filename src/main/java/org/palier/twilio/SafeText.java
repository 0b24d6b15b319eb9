package org.palier.twilio;

import java.text.Normalizer;

/** Text that can be stored, compared and sent: in NFC, without control characters and without halves of a character. */
final class SafeText {
    private SafeText() {}

    /** Line breaks become {@code \n}; tabs stay. */
    static String of(String text) {
        String whole = Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
        return clean(whole) ? whole : cleaned(whole);
    }

    private static boolean clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char read = text.charAt(i);
            if (!kept(read) || read >= '\ud800') {
                return false;
            }
        }
        return true;
    }

    private static String cleaned(String text) {
        StringBuilder cleaned = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char read = text.charAt(i);
            if (Character.isHighSurrogate(read)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                cleaned.append(read).append(text.charAt(++i));
            } else if (read == '\r') {
                if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                    cleaned.append('\n');
                }
            } else if (kept(read)) {
                cleaned.append(read);
            }
        }
        return cleaned.toString();
    }

    private static boolean kept(char read) {
        if (read == '\t' || read == '\n') {
            return true;
        }
        return !Character.isISOControl(read) && !Character.isSurrogate(read) && read < '\ufffe';
    }
}
