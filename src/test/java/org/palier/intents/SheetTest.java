package org.palier.intents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of the files beside the scripts: what is changed is changed, and nothing else. */
class SheetTest {
    private static String shipped(SheetKind kind) throws IOException {
        return Files.readString(Path.of("intents", kind.file()));
    }

    private static Scripts with(SheetKind kind, String content) throws IOException {
        Map<String, byte[]> files = new HashMap<>(ScriptFolder.files(Path.of("intents")));
        files.put(kind.file(), content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return ScriptFolder.of(files).scripts();
    }

    @ParameterizedTest
    @EnumSource
    void every_row_written_anew_reads_back_as_the_same_file(SheetKind kind) throws IOException {
        String text = shipped(kind);
        String written = text;
        List<Sheet.Row> rows = Sheet.of(kind, text).rows();
        assertThat(rows).hasSizeGreaterThan(20);
        for (Sheet.Row row : rows) {
            written = Sheet.of(kind, written).with(row.group(), row.key(), row.cells());
        }

        assertThat(with(kind, written).revision()).isEqualTo(with(kind, text).revision());
        assertThat(comments(written)).isEqualTo(comments(text));
        assertThat(Sheet.of(kind, written).rows())
                .extracting(Sheet.Row::name)
                .isEqualTo(rows.stream().map(Sheet.Row::name).toList());
    }

    private static List<String> comments(String text) {
        return text.lines().filter(line -> line.strip().startsWith("#")).toList();
    }

    @Test
    void a_row_is_changed_added_and_taken_away_and_the_lines_around_it_stay() {
        String text = """
                # words
                fr:
                  # je
                  jai: j'ai
                  jpe: je peux

                # English
                en:
                  u: you
                """;
        Sheet sheet = Sheet.of(SheetKind.SMS, text);

        assertThat(sheet.with("fr", "jpe", Map.of("meaning", "je peux: pas")))
                .isEqualTo(text.replace("jpe: je peux", "jpe: \"je peux: pas\""));
        assertThat(sheet.with("fr", "2m1", Map.of("meaning", "demain")))
                .isEqualTo(text.replace("jpe: je peux\n", "jpe: je peux\n  2m1: demain\n"));
        assertThat(sheet.with("es", "q", Map.of("meaning", "que"))).isEqualTo(text + "es:\n  q: que\n");
        assertThat(sheet.without("fr:jpe")).isEqualTo(text.replace("  jpe: je peux\n", ""));
        assertThat(sheet.without("fr:absent")).isEqualTo(text);
    }

    @Test
    void words_that_look_like_something_else_stay_words() {
        String evil = "true\n12\n2026-01-01\n#x\na: b\n- c\n\"d\"\ne\\f\n[g]\nnull";
        String text = Sheet.of(SheetKind.LEXICON, "concepts:\n  a: [b]\n").with("", "a", Map.of("words", evil));

        assertThat(ScriptFile.read("lexicon.yaml", text, scripts()).problems()).isEmpty();
        assertThat(Sheet.of(SheetKind.LEXICON, text).row("a").orElseThrow().cell("words"))
                .isEqualTo(evil);
    }

    private static Scripts scripts() {
        try {
            return Scripts.load(Path.of("intents"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void what_is_no_yaml_has_no_rows() {
        assertThat(Sheet.of(SheetKind.LEXICON, "concepts: [").rows()).isEmpty();
        assertThat(Sheet.of(SheetKind.NUMBERS, "").rows()).isEmpty();
    }
}
