package org.palier.intents;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a message where a second topic may begin: at stops, line ends and words such as "sinon", "par contre", "en plus". */
final class Clauses {
    private static final int SHORTEST = 3;
    private static final int MOST = 8;
    private static final String STOPS = ".!?;:\n\r…,،؛";
    private static final Set<String> JOINTS = Set.of(
            "et",
            "mais",
            "sinon",
            "aussi",
            "sauf",
            "puis",
            "ensuite",
            "ailleurs",
            "surtout",
            "abord",
            "and",
            "but",
            "also",
            "y",
            "e",
            "pero",
            "mas",
            "tambien",
            "tambem",
            "w",
            "و",
            "ولكن");

    private Clauses() {}

    /** A run of words: from the first to just behind the last. */
    record Span(int from, int to) {}

    /** Two or more runs of words that may each hold a topic; empty if the message is of one piece. */
    static List<Span> of(String text, List<Word> words) {
        List<Span> spans = new ArrayList<>();
        int from = 0;
        for (int i = 1; i < words.size(); i++) {
            if (i - from >= SHORTEST && words.size() - i >= SHORTEST && cuts(text, words, i)) {
                spans.add(new Span(from, i));
                from = i;
                if (spans.size() == MOST - 1) {
                    break;
                }
            }
        }
        if (spans.isEmpty()) {
            return List.of();
        }
        spans.add(new Span(from, words.size()));
        return spans;
    }

    private static boolean cuts(String text, List<Word> words, int i) {
        String word = words.get(i).text();
        if (JOINTS.contains(word)) {
            return true;
        }
        String before = words.get(i - 1).text();
        if ((before.equals("en") && word.equals("plus")) || (before.equals("par") && word.equals("contre"))) {
            return true;
        }
        for (int at = words.get(i - 1).end(); at < words.get(i).start() && at < text.length(); at++) {
            if (STOPS.indexOf(text.charAt(at)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
