package org.palier.intents.onnx;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;

/** The tokenizer of SentencePiece, as XLM-RoBERTa and most multilingual models have it: the likeliest way to cut the text into pieces. */
final class Unigram implements Tokenizer {
    private static final char SPACE = '\u2581';
    private static final double UNKNOWN_COST = 10;

    private final Map<String, Piece> pieces;
    private final int unknown;
    private final int longest;
    private final double least;

    /** A piece's number and the logarithm of how likely it is. */
    record Piece(int number, double score) {}

    Unigram(Map<String, Piece> pieces, int unknown) {
        this.pieces = pieces;
        this.unknown = unknown;
        this.longest = pieces.keySet().stream().mapToInt(String::length).max().orElse(1);
        this.least = pieces.values().stream().mapToDouble(Piece::score).min().orElse(0);
    }

    @Override
    public int[] pieces(String text) {
        String read = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().replaceAll("\\s+", " ");
        if (read.isEmpty()) {
            return new int[0];
        }
        String marked = SPACE + read.replace(' ', SPACE);
        int length = marked.length();
        double[] best = new double[length + 1];
        int[] from = new int[length + 1];
        int[] number = new int[length + 1];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        best[0] = 0;
        for (int start = 0; start < length; start++) {
            if (best[start] == Double.NEGATIVE_INFINITY) {
                continue;
            }
            int width = Character.charCount(marked.codePointAt(start));
            reach(best, from, number, start, start + width, unknown, least - UNKNOWN_COST);
            for (int end = start + 1; end <= Math.min(length, start + longest); end++) {
                Piece piece = pieces.get(marked.substring(start, end));
                if (piece != null) {
                    reach(best, from, number, start, end, piece.number(), piece.score());
                }
            }
        }
        int[] cut = new int[length];
        int count = 0;
        for (int end = length; end > 0; end = from[end]) {
            cut[count++] = number[end];
        }
        int[] ordered = new int[count];
        for (int i = 0; i < count; i++) {
            ordered[i] = cut[count - 1 - i];
        }
        return ordered;
    }

    private static void reach(double[] best, int[] from, int[] number, int start, int end, int piece, double score) {
        if (best[start] + score > best[end]) {
            best[end] = best[start] + score;
            from[end] = start;
            number[end] = piece;
        }
    }
}
