package org.palier.studio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.palier.intents.Audience;
import org.palier.intents.Script;

/**
 * A part of a file in two versions, word for word or, where it is a list, line for line.
 *
 * @param part its name, such as {@code answer.fr}
 * @param pieces of the text in order
 */
public record Diff(String part, List<Piece> pieces) {
    private static final Pattern WORDS = Pattern.compile("(?<=\\s)(?=\\S)");
    private static final Pattern LINES = Pattern.compile("(?<=\\n)");

    /** Unchanged words beside a change that are shown, where a text is long. */
    private static final int CONTEXT = 12;

    /** Beyond so many words that differ, the whole part is shown as replaced. */
    private static final int MOST = 800;

    /** A stretch of the text that is in both versions, in the later one alone, or in the earlier one alone. */
    public record Piece(Kind kind, String text) {}

    /** In which version a piece is. */
    public enum Kind {
        SAME,
        ADDED,
        REMOVED
    }

    /** How a part that is no script's differs; empty if it does not. */
    static Optional<Diff> of(String part, String before, String after) {
        return before.equals(after) ? Optional.empty() : Optional.of(new Diff(part, pieces(WORDS, before, after)));
    }

    /** The parts in which two versions of a file differ. */
    static List<Diff> between(Optional<Script> before, Optional<Script> after, String textBefore, String textAfter) {
        if (before.isEmpty() || after.isEmpty() || before.equals(after)) {
            return textBefore.equals(textAfter)
                    ? List.of()
                    : List.of(new Diff(Parts.TEXT, pieces(LINES, textBefore, textAfter)));
        }
        Map<String, String> old = texts(before.get());
        Map<String, String> now = texts(after.get());
        Set<String> parts = new LinkedHashSet<>(now.keySet());
        parts.addAll(old.keySet());
        List<Diff> diffs = new ArrayList<>();
        for (String part : parts) {
            String one = old.getOrDefault(part, "");
            String other = now.getOrDefault(part, "");
            if (!one.equals(other)) {
                boolean list = part.startsWith("examples") || part.equals("tests");
                diffs.add(new Diff(part, pieces(list ? LINES : WORDS, one, other)));
            }
        }
        return List.copyOf(diffs);
    }

    /** What a script holds, by the name of the part. */
    private static Map<String, String> texts(Script script) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("title", script.title());
        texts.put("scope", script.scope());
        script.answers()
                .forEach((language, variants) -> texts.put(
                        "answer." + language.code(),
                        variants.stream()
                                .map(answer -> audience(answer.audience())
                                        + answer.from().map(day -> day + " → ").orElse("")
                                        + answer.until()
                                                .map(day -> "→ " + day + " ")
                                                .orElse("")
                                        + answer.sms()
                                        + (answer.voice().equals(answer.sms()) ? "" : " \n☎ " + answer.voice()))
                                .collect(Collectors.joining("\n"))));
        texts.put("queue", script.queue().id());
        texts.put("escalation", script.escalation().id());
        texts.put("priority", Integer.toString(script.priority()));
        texts.put("danger", Boolean.toString(script.danger()));
        texts.put("partner", script.partner().orElse(""));
        texts.put("urgent-when", String.join(" ", script.urgentWhen()));
        texts.put("ask", String.join(" ", script.ask()));
        texts.put("choices", String.join(" ", script.choices()));
        texts.put("owner", script.owner());
        texts.put("review-by", script.reviewBy().map(Object::toString).orElse(""));
        texts.put("source", script.source());
        texts.put(
                "tests",
                script.tests().stream()
                        .map(test -> test.say() + " → " + test.expect() + "\n")
                        .collect(Collectors.joining()));
        script.examples()
                .forEach((language, phrases) -> texts.put(
                        "examples." + language.code(),
                        phrases.stream().map(phrase -> phrase + "\n").collect(Collectors.joining())));
        return texts;
    }

    private static String audience(Audience audience) {
        return audience.isEverybody()
                ? ""
                : "(" + audience.landlord().orElse("")
                        + audience.commune().map(name -> " " + name).orElse("") + ") ";
    }

    private static List<Piece> pieces(Pattern between, String before, String after) {
        String[] one = before.isEmpty() ? new String[0] : between.split(before);
        String[] other = after.isEmpty() ? new String[0] : between.split(after);
        int start = 0;
        while (start < one.length && start < other.length && one[start].equals(other[start])) {
            start++;
        }
        int end = 0;
        while (end < one.length - start
                && end < other.length - start
                && one[one.length - 1 - end].equals(other[other.length - 1 - end])) {
            end++;
        }
        List<Piece> pieces = new ArrayList<>();
        add(pieces, Kind.SAME, tail(Arrays.copyOf(one, start)));
        middle(
                Arrays.copyOfRange(one, start, one.length - end),
                Arrays.copyOfRange(other, start, other.length - end),
                pieces);
        add(pieces, Kind.SAME, head(Arrays.copyOfRange(one, one.length - end, one.length)));
        return List.copyOf(pieces);
    }

    private static String tail(String[] words) {
        return words.length <= CONTEXT
                ? String.join("", words)
                : "… " + String.join("", Arrays.copyOfRange(words, words.length - CONTEXT, words.length));
    }

    private static String head(String[] words) {
        return words.length <= CONTEXT ? String.join("", words) : String.join("", Arrays.copyOf(words, CONTEXT)) + "…";
    }

    /** By the longest common subsequence. */
    private static void middle(String[] one, String[] other, List<Piece> pieces) {
        if (one.length > MOST || other.length > MOST) {
            add(pieces, Kind.REMOVED, String.join("", one));
            add(pieces, Kind.ADDED, String.join("", other));
            return;
        }
        int[][] common = new int[one.length + 1][other.length + 1];
        for (int i = one.length - 1; i >= 0; i--) {
            for (int j = other.length - 1; j >= 0; j--) {
                common[i][j] = one[i].equals(other[j])
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < one.length || j < other.length) {
            if (i < one.length && j < other.length && one[i].equals(other[j])) {
                add(pieces, Kind.SAME, one[i++]);
                j++;
            } else if (j == other.length || (i < one.length && common[i + 1][j] >= common[i][j + 1])) {
                add(pieces, Kind.REMOVED, one[i++]);
            } else {
                add(pieces, Kind.ADDED, other[j++]);
            }
        }
    }

    private static void add(List<Piece> pieces, Kind kind, String text) {
        if (text.isEmpty()) {
            return;
        }
        int last = pieces.size() - 1;
        if (last >= 0 && pieces.get(last).kind() == kind) {
            pieces.set(last, new Piece(kind, pieces.get(last).text() + text));
        } else {
            pieces.add(new Piece(kind, text));
        }
    }
}
