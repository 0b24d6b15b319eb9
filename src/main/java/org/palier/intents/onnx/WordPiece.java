package org.palier.intents.onnx;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The tokenizer of BERT: words and stops, each cut from the left into the longest pieces that are known. */
final class WordPiece implements Tokenizer {
    private static final String WITHIN = "##";
    private static final int LONGEST = 100;

    private final Map<String, Integer> vocabulary;
    private final int unknown;
    private final boolean lowerCase;
    private final boolean stripAccents;

    WordPiece(Map<String, Integer> vocabulary, int unknown, boolean lowerCase, boolean stripAccents) {
        this.vocabulary = vocabulary;
        this.unknown = unknown;
        this.lowerCase = lowerCase;
        this.stripAccents = stripAccents;
    }

    @Override
    public int[] pieces(String text) {
        IntStream.Builder pieces = IntStream.builder();
        for (String word : words(text)) {
            for (int piece : cut(word)) {
                pieces.add(piece);
            }
        }
        return pieces.build().toArray();
    }

    private List<String> words(String text) {
        String read = lowerCase ? text.toLowerCase(Locale.ROOT) : text;
        if (stripAccents) {
            read = Normalizer.normalize(read, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
        }
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        read.codePoints().forEach(point -> {
            if (Character.isWhitespace(point) || Character.isISOControl(point)) {
                close(words, word);
            } else if (standsAlone(point)) {
                close(words, word);
                words.add(Character.toString(point));
            } else {
                word.appendCodePoint(point);
            }
        });
        close(words, word);
        return words;
    }

    private static void close(List<String> words, StringBuilder word) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static boolean standsAlone(int point) {
        if (point < 128) {
            return point > ' ' && !Character.isLetterOrDigit(point);
        }
        return switch (Character.getType(point)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> Character.isIdeographic(point);
        };
    }

    private int[] cut(String word) {
        if (word.length() > LONGEST) {
            return new int[] {unknown};
        }
        IntStream.Builder pieces = IntStream.builder();
        int from = 0;
        while (from < word.length()) {
            int to = word.length();
            Integer piece = null;
            while (to > from
                    && (piece = vocabulary.get((from == 0 ? "" : WITHIN) + word.substring(from, to))) == null) {
                to--;
            }
            if (piece == null) {
                return new int[] {unknown};
            }
            pieces.add(piece);
            from = to;
        }
        return pieces.build().toArray();
    }
}
