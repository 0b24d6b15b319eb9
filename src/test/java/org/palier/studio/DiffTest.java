package org.palier.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.palier.intents.Script;
import org.palier.intents.ScriptFolder;

class DiffTest {
    private static Script heating(String content) {
        return ScriptFolder.of(Map.of("heating.yaml", Press.bytes(content)))
                .readable()
                .script("heating")
                .orElseThrow();
    }

    private static List<Diff> diffs(String after) {
        return Diff.between(
                Optional.of(heating(SmallStudio.HEATING)), Optional.of(heating(after)), SmallStudio.HEATING, after);
    }

    private static String marked(Diff diff) {
        return diff.pieces().stream()
                .map(piece -> switch (piece.kind()) {
                    case SAME -> piece.text();
                    case ADDED -> "+" + piece.text() + "+";
                    case REMOVED -> "-" + piece.text() + "-";
                })
                .collect(Collectors.joining());
    }

    @Test
    void a_changed_word_of_an_answer_is_the_only_word_that_is_marked() {
        List<Diff> diffs = diffs(SmallStudio.HEATING.replace("Un technicien appelle", "Un technicien passe"));

        assertThat(diffs).hasSize(1);
        assertThat(diffs.get(0).part()).isEqualTo("answer.fr");
        assertThat(marked(diffs.get(0))).contains("Un technicien -appelle. \n-+passe. \n+");
    }

    @Test
    void an_added_example_is_a_line() {
        Diff diff = diffs(SmallStudio.HEATING + "    - on gèle\n").get(0);

        assertThat(diff.part()).isEqualTo("examples.fr");
        assertThat(diff.pieces()).contains(new Diff.Piece(Diff.Kind.ADDED, "on gèle\n"));
    }

    @Test
    void comments_alone_are_told_as_text_of_the_file() {
        List<Diff> diffs = diffs(SmallStudio.HEATING.replace("# Written by hand.", "# Written by two hands."));

        assertThat(diffs).extracting(Diff::part).containsExactly("text");
    }

    @Test
    void the_same_has_no_difference() {
        assertThat(diffs(SmallStudio.HEATING)).isEmpty();
    }
}
