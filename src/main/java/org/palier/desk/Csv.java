package org.palier.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A file for spreadsheets: semicolons, every field quoted, and nothing in it that a spreadsheet would take for a formula. */
final class Csv {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Some spreadsheets look past blanks, and some take the wide signs for the narrow ones. */
    private static final Pattern FORMULA =
            Pattern.compile("(?s)[\\s\\p{Cntrl}\\p{Z}]*[=+\\-@|%\uFF1D\uFF0B\uFF0D\uFF20].*|[\\t\\r\\n].*");

    private final Writer out;

    Csv(OutputStream out) throws IOException {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.out.append(BYTE_ORDER_MARK);
    }

    Csv line(String... fields) throws IOException {
        out.append(Arrays.stream(fields).map(Csv::field).collect(Collectors.joining(";")))
                .append("\r\n");
        return this;
    }

    void flush() throws IOException {
        out.flush();
    }

    private static String field(String value) {
        String harmless = FORMULA.matcher(value).matches() ? "'" + value : value;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
