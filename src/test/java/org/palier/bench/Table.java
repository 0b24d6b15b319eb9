package org.palier.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.palier.intents.Share;

/** A table of figures, printed as Markdown so that it can be read here and pasted there. */
final class Table {
    private final String title;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String title, String... header) {
        this.title = title;
        rows.add(List.of(header));
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    void print() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        System.out.printf("%n%s%n%n", title);
        for (int r = 0; r < rows.size(); r++) {
            StringBuilder line = new StringBuilder("|");
            StringBuilder rule = new StringBuilder("|");
            for (int i = 0; i < columns; i++) {
                line.append(String.format(" %-" + widths[i] + "s |", rows.get(r).get(i)));
                rule.append("-".repeat(widths[i] + 2)).append('|');
            }
            System.out.println(line);
            if (r == 0) {
                System.out.println(rule);
            }
        }
    }

    static String counted(Share share) {
        return share.of() == 0 ? "-" : percent(share.value()) + " (" + share.hits() + "/" + share.of() + ")";
    }

    static String percent(double share) {
        return Double.isNaN(share) ? "-" : number("%.1f", 100 * share);
    }

    static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
