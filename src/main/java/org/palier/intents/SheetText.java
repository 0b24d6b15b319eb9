package org.palier.intents;

import java.util.regex.Pattern;

/** Writes texts into YAML so that they are read as texts, with quotes only where they need them. */
final class SheetText {
    private static final Pattern BARE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} '’+/.!?;€()_-]*");
    private static final Pattern NO_TEXT = Pattern.compile(
            "(?i)true|false|null|[-+]?(\\d[\\d_]*)?\\.?\\d+\\.?(e[-+]?\\d+)?|0x[0-9a-f]+|0o[0-7]+|\\d{4}-\\d{2}-\\d{2}.*");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private SheetText() {}

    static String word(String text) {
        String line = Yaml.oneLine(text);
        return BARE.matcher(line).matches() && !NO_TEXT.matcher(line).matches() ? line : quoted(line);
    }

    static String quoted(String text) {
        return '"' + Yaml.oneLine(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** A day as YAML reads it; what is none stays a text, to be refused where it stands. */
    static String date(String text) {
        return DATE.matcher(text).matches() ? text : quoted(text);
    }
}
