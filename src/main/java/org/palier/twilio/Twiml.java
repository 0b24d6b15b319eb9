package org.palier.twilio;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Writes the answer to a message webhook. The same texts give the same bytes, always valid XML, within Twilio's limits: at most ten
 * messages of 1,600 characters and 64 kB in all.
 */
public final class Twiml {
    /** What Twilio reads as TwiML. */
    public static final String CONTENT_TYPE = "text/xml; charset=utf-8";

    static final int MOST_MESSAGES = 10;
    static final int MOST_CHARACTERS = 1600;
    static final int MOST_BYTES = 64_000;

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String TAIL = "</Response>";

    private Twiml() {}

    /**
     * One message for each text, or for each part of a text that is too long for one; empty texts are left out. What exceeds the limits
     * is cut off at the end.
     */
    public static byte[] messages(List<String> texts) {
        return messages(texts, part -> "<Message>");
    }

    /** The same, where Twilio tells what becomes of each message at the address that is made for its place, from 0. */
    public static byte[] followed(List<String> texts, IntFunction<URI> statusCallback) {
        return messages(
                texts,
                part -> "<Message statusCallback=\""
                        + escaped(statusCallback.apply(part).toString()) + "\">");
    }

    private static byte[] messages(List<String> texts, IntFunction<String> opening) {
        StringBuilder xml = new StringBuilder(HEAD).append("<Response>");
        int count = 0;
        int bytes = xml.length() + TAIL.length();
        for (String text : texts) {
            for (String part : parts(SafeText.of(text))) {
                String message = opening.apply(count) + escaped(part) + "</Message>";
                bytes += message.getBytes(StandardCharsets.UTF_8).length;
                if (++count > MOST_MESSAGES || bytes > MOST_BYTES) {
                    return xml.append(TAIL).toString().getBytes(StandardCharsets.UTF_8);
                }
                xml.append(message);
            }
        }
        return (count == 0 ? HEAD + "<Response/>" : xml.append(TAIL).toString()).getBytes(StandardCharsets.UTF_8);
    }

    /** Cuts at a blank in the last eighth of a message where there is one, and never inside a character. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>(1);
        String rest = text.strip();
        while (rest.length() > MOST_CHARACTERS) {
            int cut = MOST_CHARACTERS;
            while (cut > MOST_CHARACTERS * 7 / 8 && !Character.isWhitespace(rest.charAt(cut))) {
                cut--;
            }
            if (!Character.isWhitespace(rest.charAt(cut))) {
                cut = Character.isLowSurrogate(rest.charAt(MOST_CHARACTERS)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
            }
            parts.add(rest.substring(0, cut).strip());
            rest = rest.substring(cut).strip();
        }
        if (!rest.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char read = text.charAt(i);
            switch (read) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.append(read);
            }
        }
        return escaped.toString();
    }
}
