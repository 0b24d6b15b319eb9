package org.palier.desk;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A file for spreadsheets: semicolons, every field quoted, and nothing in it that a spreadsheet would take for a formula. */
final class Csv {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);

    Csv line(String... fields) {
        text.append(Arrays.stream(fields).map(Csv::field).collect(Collectors.joining(";")))
                .append("\r\n");
        return this;
    }

    private static String field(String value) {
        String harmless = value.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + value : value;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
