package org.palier.intents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every kind of breakage, in one folder: each is told with its place, and none hides another. */
class BrokenScriptsTest {
    private static final Path BROKEN = Path.of("src/test/resources/org/palier/intents/broken");

    @Test
    void every_problem_of_a_folder_is_told_with_its_place_and_what_to_do() throws Exception {
        List<String> expected = Files.readAllLines(BROKEN.resolve("expected.txt"));

        List<String> told = ScriptFolder.read(BROKEN).problems().stream()
                .map(Problem::toString)
                .toList();

        assertThat(told).containsExactlyElementsOf(expected);
    }

    @Test
    void every_file_of_the_folder_but_the_register_of_questions_is_broken() throws Exception {
        List<String> files;
        try (var listed = Files.list(BROKEN)) {
            files = listed.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .toList();
        }

        assertThat(ScriptFolder.read(BROKEN).problems().stream()
                        .filter(Problem::isError)
                        .map(Problem::file))
                .containsAll(files);
    }

    @Test
    void a_load_with_errors_throws_one_exception_that_lists_them_all() {
        assertThatThrownBy(() -> Scripts.load(BROKEN))
                .hasMessageContaining("tab.yaml:2:7: error: there is a tab here;")
                .hasMessageContaining("wrong-name.yaml:1:5: error:")
                .isInstanceOfSatisfying(
                        BrokenScriptsException.class,
                        broken -> assertThat(broken.problems()).hasSizeGreaterThan(60));
    }

    @Test
    void a_folder_that_is_not_there_is_an_error_of_its_own() {
        assertThatThrownBy(() -> Scripts.load(Path.of("no-such-folder"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void an_empty_folder_is_told() {
        assertThat(ScriptFolder.of(Map.of()).problems())
                .extracting(Problem::message)
                .containsExactly("there are no scripts in it");
    }

    @Test
    void what_is_no_utf_8_text_is_refused_in_a_sentence() throws IOException {
        String script = "id: x\ntitle: Évier bouché\n";

        assertThat(only(encoded(script, StandardCharsets.ISO_8859_1)))
                .isEqualTo("x.yaml:2:8: error: this letter is not in UTF-8; save the file as UTF-8");
        assertThat(only(encoded("\uFEFF" + script, StandardCharsets.UTF_8)))
                .isEqualTo("x.yaml:1:1: error: the file starts with a byte order mark; save it as UTF-8 without BOM");
        assertThat(only(encoded("\uFEFF" + script, StandardCharsets.UTF_16LE)))
                .isEqualTo("x.yaml:1:1: error: the file is in UTF-16; save it as UTF-8");
        assertThat(only(encoded("\uFEFF" + script, StandardCharsets.UTF_16BE)))
                .isEqualTo("x.yaml:1:1: error: the file is in UTF-16; save it as UTF-8");
        assertThat(only(encoded(script, StandardCharsets.UTF_16LE)))
                .isEqualTo("x.yaml:1:2: error: there is a control character here (U+0000); "
                        + "remove it; a script is plain text in UTF-8");
        assertThat(only(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2}))
                .isEqualTo("x.yaml:1:1: error: this letter is not in UTF-8; save the file as UTF-8");
        assertThat(only(encoded("id: x\rtitle: y\r", StandardCharsets.UTF_8)))
                .startsWith("x.yaml:1:6: error: there is a control character here (U+000D)");
    }

    @Test
    void a_file_of_ten_megabytes_is_not_even_read_to_its_end() {
        byte[] large = new byte[10_000_000];
        Arrays.fill(large, (byte) 'a');

        assertThat(only(large))
                .isEqualTo(
                        "x.yaml: error: the file is larger than 1000 kB; split it, or remove what does not belong in it");
    }

    @Test
    void nesting_without_end_exhausts_nothing() {
        assertThat(only(encoded("[".repeat(200_000), StandardCharsets.UTF_8)))
                .startsWith("x.yaml:1:13: error: lists and keys are nested more than 12 deep");
        assertThat(only(encoded("a: ".repeat(50_000), StandardCharsets.UTF_8))).startsWith("x.yaml:1:");
        assertThat(only(encoded("- ".repeat(50_000), StandardCharsets.UTF_8))).contains("nested more than 12 deep");
    }

    private static byte[] encoded(String text, Charset charset) {
        return text.getBytes(charset);
    }

    private static String only(byte[] file) {
        List<Problem> problems = ScriptFolder.of(Map.of("x.yaml", file)).problems();
        assertThat(problems).hasSize(1);
        return problems.get(0).toString();
    }
}
