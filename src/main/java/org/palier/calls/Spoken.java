package org.palier.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes a text of a script one to be heard. */
final class Spoken {
    /** Shorter numbers are quantities, hours and years; five digits or more are dialled or written down. */
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{5,}");

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?؟])\\s+");

    /** Voices take 3,000 characters at most, and a part that is lost should be small. */
    private static final int MOST_CHARACTERS = 1_000;

    private Spoken() {}

    /** The text with long numbers digit by digit, in threes, as one writes them down. */
    static String of(String text) {
        return LONG_NUMBER.matcher(text.replace('\n', ' ').strip()).replaceAll(found -> digits(found.group()));
    }

    /** "1 2 3, 4 5 6". */
    static String digits(String number) {
        List<String> groups = new ArrayList<>();
        int size = number.length() % 3 == 0 ? 3 : 2;
        for (int i = 0; i < number.length(); i += size) {
            groups.add(number.substring(i, Math.min(i + size, number.length()))
                    .chars()
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining(" ")));
        }
        return String.join(", ", groups);
    }

    /** The text in parts that a voice can take, cut between sentences. */
    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (String sentence : SENTENCE_END.split(text)) {
            if (part.length() > 0 && part.length() + sentence.length() > MOST_CHARACTERS) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(part.length() == 0 ? "" : " ").append(sentence);
        }
        if (part.length() > 0) {
            parts.add(part.toString());
        }
        return parts;
    }
}
