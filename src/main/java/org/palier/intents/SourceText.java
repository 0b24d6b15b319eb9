package org.palier.intents;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

/** Turns the bytes of a file into text in NFC, or says in a sentence why this is no text that Palier reads. */
final class SourceText {
    /** A script is 10 to 30 kB; a file beyond this is a mistake or an attack. */
    static final int MAX_BYTES = 1_000_000;

    private SourceText() {}

    static Optional<String> decode(String file, byte[] bytes, List<Problem> problems) {
        if (bytes.length > MAX_BYTES) {
            problems.add(Problem.error(file, 0, 0, "problem.file.large", MAX_BYTES / 1000));
            return Optional.empty();
        }
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            problems.add(Problem.error(file, 1, 1, "problem.file.mark"));
            return Optional.empty();
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            problems.add(Problem.error(file, 1, 1, "problem.file.utf-16"));
            return Optional.empty();
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer characters = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), characters, true);
        String text = characters.flip().toString();
        Optional<Problem> forbidden = forbidden(file, text);
        if (forbidden.isPresent()) {
            problems.add(forbidden.get());
            return Optional.empty();
        }
        if (result.isError()) {
            int line = lineOf(text, text.length());
            problems.add(Problem.error(file, line, columnOf(text, text.length()), "problem.file.letter"));
            return Optional.empty();
        }
        return Optional.of(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    /** The first character that has no place in a script file. */
    private static Optional<Problem> forbidden(String file, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t') {
                return Optional.of(Problem.error(file, lineOf(text, i), columnOf(text, i), "problem.file.tab"));
            }
            boolean loneReturn = c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            boolean control = Character.isISOControl(c) && c != '\n' && c != '\r';
            if (loneReturn || control || c == '\uFEFF' || c == '\uFFFE' || c == '\uFFFF') {
                return Optional.of(Problem.error(
                        file,
                        lineOf(text, i),
                        columnOf(text, i),
                        "problem.file.control",
                        String.format("U+%04X", (int) c)));
            }
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        if (bytes.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static int lineOf(String text, int index) {
        return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
    }

    private static int columnOf(String text, int index) {
        int start = text.lastIndexOf('\n', index - 1) + 1;
        return 1 + text.codePointCount(start, index);
    }
}
