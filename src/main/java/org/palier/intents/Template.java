package org.palier.intents;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A text with placeholders such as {@code {landlord.name}}, parsed once. Immutable.
 *
 * <p>Rendering never fails. A sentence that holds a placeholder without a value is left out whole: a landlord without a website does not
 * get half a sentence, and the rest of the answer still reaches the tenant.
 */
public final class Template {
    private final String text;
    private final List<Piece> pieces;
    private final Optional<Integer> stray;

    /** A stretch of plain text, or the name of a placeholder. */
    private record Piece(String text, boolean placeholder) {}

    private Template(String text, List<Piece> pieces, Optional<Integer> stray) {
        this.text = text;
        this.pieces = pieces;
        this.stray = stray;
    }

    /** Parses a text. A brace that belongs to no placeholder is plain text. */
    public static Template of(String text) {
        List<Piece> pieces = new ArrayList<>();
        Optional<Integer> stray = Optional.empty();
        int plain = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = c == '{' ? endOfName(text, i + 1) : -1;
            if (end > 0) {
                if (plain < i) {
                    pieces.add(new Piece(text.substring(plain, i), false));
                }
                pieces.add(new Piece(text.substring(i + 1, end), true));
                i = end + 1;
                plain = i;
                continue;
            }
            if ((c == '{' || c == '}') && stray.isEmpty()) {
                stray = Optional.of(i);
            }
            i++;
        }
        if (plain < text.length()) {
            pieces.add(new Piece(text.substring(plain), false));
        }
        return new Template(text, List.copyOf(pieces), stray);
    }

    /** The closing brace of a name that starts here, or -1. */
    private static int endOfName(String text, int start) {
        int end = start;
        while (end < text.length() && isNameLetter(text.charAt(end))) {
            end++;
        }
        return end > start && end < text.length() && text.charAt(end) == '}' ? end : -1;
    }

    private static boolean isNameLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || ".-_".indexOf(c) >= 0;
    }

    /** The names in braces, in the order of the text, each once. */
    public Set<String> names() {
        return pieces.stream()
                .filter(Piece::placeholder)
                .map(Piece::text)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Where a brace stands that belongs to no placeholder. */
    Optional<Integer> stray() {
        return stray;
    }

    public String render(Map<String, String> values) {
        return render(name -> Optional.ofNullable(values.get(name)));
    }

    /**
     * The text with its placeholders filled in.
     *
     * @param values gives the value of a name, or nothing
     */
    public String render(Function<String, Optional<String>> values) {
        StringBuilder rendered = new StringBuilder(text.length() + 32);
        StringBuilder sentence = new StringBuilder();
        boolean complete = true;
        for (Piece piece : pieces) {
            if (piece.placeholder()) {
                Optional<String> value = values.apply(piece.text());
                complete &= value.isPresent();
                sentence.append(value.orElse(""));
                continue;
            }
            String plain = piece.text();
            int start = 0;
            for (int i = 0; i < plain.length(); i++) {
                if (endsSentence(plain, i)) {
                    sentence.append(plain, start, i + 1);
                    if (complete) {
                        rendered.append(sentence);
                    }
                    sentence.setLength(0);
                    complete = true;
                    start = i + 1;
                }
            }
            sentence.append(plain, start, plain.length());
        }
        if (complete) {
            rendered.append(sentence);
        }
        return rendered.toString().strip();
    }

    /** A space after a full stop or a question mark, or a new line. */
    private static boolean endsSentence(String plain, int index) {
        char c = plain.charAt(index);
        return c == '\n' || (c == ' ' && index > 0 && ".?!؟".indexOf(plain.charAt(index - 1)) >= 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Template template && template.text.equals(text);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(text);
    }

    /** The text as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
