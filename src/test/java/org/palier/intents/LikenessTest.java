package org.palier.intents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which messages are brought together, beside the scripts of the project. */
class LikenessTest {
    @Test
    void messages_that_sound_alike_are_one_group_and_the_largest_comes_first() throws Exception {
        List<List<Integer>> groups = new Likeness(Scripts.load(Path.of("intents")))
                .groups(List.of(
                        "bonjour, vous vendez des composteurs ?",
                        "je voudrais un local pour les trottinettes",
                        "y a til un local a trotinete",
                        "pas de local pour trottinettes chez nous"));

        assertThat(groups).containsExactly(List.of(1, 2, 3), List.of(0));
    }

    @Test
    void words_that_are_in_every_message_bring_nothing_together() throws Exception {
        List<List<Integer>> groups = new Likeness(Scripts.load(Path.of("intents")))
                .groups(List.of("bonjour je ne peux pas venir à la fête", "bonjour je ne peux pas garer mon vélo"));

        assertThat(groups).hasSize(2);
    }

    @Test
    void a_message_without_words_is_a_group_of_its_own() throws Exception {
        assertThat(new Likeness(Scripts.load(Path.of("intents"))).groups(List.of("", "?", "")))
                .hasSize(3);
    }
}
