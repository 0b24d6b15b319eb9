package org.palier.studio;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.palier.intents.Cost;
import org.palier.intents.Language;
import org.palier.intents.Problem;
import org.palier.intents.Sheet;
import org.palier.intents.SheetKind;
import org.palier.web.Page;

/**
 * A row in its form.
 *
 * @param was tells the row as the form was opened from another one
 * @param theirs what somebody else has made of it meanwhile
 */
public record SheetForm(Sheet.Row row, String was, Optional<Sheet.Row> theirs, List<Problem> problems) {

    private static final int LONGEST_SUMMARY = 160;

    /** Short name of a row's content; the same for a row that is not there. */
    static String digest(Optional<Sheet.Row> row) {
        return row.map(SheetForm::digest).orElse("0");
    }

    static String digest(Sheet.Row row) {
        return row.key().isEmpty()
                ? "0"
                : Integer.toHexString((row.name() + new TreeMap<>(row.cells())).hashCode() | Integer.MIN_VALUE);
    }

    /** Whether a row is new. */
    public boolean isNew() {
        return was.equals("0");
    }

    /** What a text costs as SMS, its placeholders not filled in. */
    public static Cost cost(String text) {
        return Cost.of(text);
    }

    /** Sentences that the program says by their names are not taken away. */
    public static boolean removable(SheetKind kind, String name) {
        return kind != SheetKind.MESSAGES || name.startsWith("topic.") || name.startsWith("ask.");
    }

    static boolean matches(Sheet.Row row, String wanted) {
        String plain = plain(wanted);
        return plain.isEmpty()
                || plain(row.name()).contains(plain)
                || row.cells().values().stream().anyMatch(cell -> plain(cell).contains(plain));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }

    /** What a list shows of a row: its words, or its French. */
    public static String summary(SheetKind kind, Sheet.Row row) {
        String text = switch (kind) {
            case LEXICON -> row.cell("words").replace("\n", ", ");
            case SMS -> row.cell("meaning");
            case MESSAGES -> row.cell("fr.sms");
            case NUMBERS -> row.cell("number") + " · " + row.cell("name") + " · " + row.cell("for.fr");
        };
        return text.length() <= LONGEST_SUMMARY ? text : text.substring(0, LONGEST_SUMMARY) + "…";
    }

    /** What the form calls a field: its own name, or that of its part with the language. */
    public static String label(Page page, String field) {
        int dot = field.indexOf('.');
        if (dot < 0) {
            return page.text(field.equals("for") ? "studio.cell.when" : "studio.cell." + field);
        }
        String first = field.substring(0, dot);
        String second = field.substring(dot + 1);
        boolean languageFirst = Language.ofCode(first).isPresent();
        return page.text(
                "studio.cell." + (languageFirst ? second : first),
                page.text("studio.language." + (languageFirst ? first : second)));
    }

    /** As a part of an address. */
    public static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
