package org.palier.intents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptWriterTest {
    private static final Scripts SCRIPTS = read();

    private static Scripts read() {
        try {
            return Scripts.load(Path.of("intents"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Script> every_shipped_script() {
        return SCRIPTS.all().stream();
    }

    @ParameterizedTest
    @MethodSource("every_shipped_script")
    void what_is_written_reads_back_as_the_same_script(Script script) {
        ScriptFile read = ScriptFile.read(script.id() + ".yaml", ScriptWriter.write(script), SCRIPTS);

        assertThat(read.problems()).filteredOn(Problem::isError).isEmpty();
        assertThat(read.script()).contains(script);
    }

    @Test
    void texts_that_look_like_yaml_stay_texts() {
        String evil = "&a *b !!int '{x: [1]}' # no \\ \"comment\" - %\nend: |";
        Map<Language, List<String>> examples = Map.of(Language.FR, List.of(evil, "true", "- 1", "2027-01-01", "~"));
        Script script = SCRIPTS.script("gas-smell").orElseThrow().withExamples(examples);

        byte[] bytes = ScriptWriter.write(script).getBytes(StandardCharsets.UTF_8);

        assertThat(ScriptFolder.of(Map.of("gas-smell.yaml", bytes)).readable().script("gas-smell"))
                .contains(script);
    }
}
