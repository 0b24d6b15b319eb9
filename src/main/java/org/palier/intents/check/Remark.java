package org.palier.intents.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.palier.intents.Language;

/**
 * Something in an answer that makes it hard to follow, for the person who is writing it.
 *
 * @param words of the text that it is about; empty where something is missing
 */
public record Remark(Kind kind, String words) {
    /** Half of the readers lose a sentence that is longer. */
    private static final int LONGEST_SENTENCE = 25;

    private static final int SHOWN_WORDS = 6;

    /** What tells the tenant to do something: "appelez", "dites", "call". */
    private static final Pattern ACTION = Pattern.compile(
            "\\b(?:\\p{L}{2,}ez|dites|faites|call|text|tell|send|write|say|go|pay|look|ask|answer|reply|check|keep|leave)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    /** What is the matter. */
    public enum Kind {
        LONG_SENTENCE,
        /** A word of the trade that nothing in the text explains. */
        JARGON,
        /** Something that nobody has decided is promised. */
        PROMISE,
        /** A telephone number that is typed in digits, and not taken from the register. */
        DIGITS,
        /** Nothing tells the tenant what to do now. */
        NO_ACTION
    }

    /** Looks at the text of an answer, with its placeholders. */
    public static List<Remark> of(Language language, String written) {
        List<Remark> remarks = new ArrayList<>();
        boolean measured = language == Language.FR || language == Language.EN;
        if (measured) {
            longSentences(written, remarks);
        }
        Text text = new Text("", "", language, false, false, written);
        Jargon.in(text).forEach(word -> remarks.add(new Remark(Kind.JARGON, word)));
        Promises.in(text).ifPresent(words -> remarks.add(new Remark(Kind.PROMISE, words)));
        LiteralNumbers.in(written).ifPresent(number -> remarks.add(new Remark(Kind.DIGITS, number)));
        if (measured && !written.isBlank() && !ACTION.matcher(written).find()) {
            remarks.add(new Remark(Kind.NO_ACTION, ""));
        }
        return List.copyOf(remarks);
    }

    private static void longSentences(String written, List<Remark> remarks) {
        for (String sentence : written.split("[.?!;:]\\s+|\\n")) {
            String[] words = sentence.strip().split("\\s+");
            if (words.length > LONGEST_SENTENCE) {
                String beginning = String.join(" ", List.of(words).subList(0, SHOWN_WORDS)) + "…";
                remarks.add(new Remark(Kind.LONG_SENTENCE, beginning));
            }
        }
    }
}
