package org.palier.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.dialogue.Dialogue;
import org.palier.dialogue.Manners;
import org.palier.intents.LinearMatcher;
import org.palier.intents.Scripts;

/** The line with the dialogue and the scripts that are shipped, over restarts in mid-conversation. */
class SpokenLineTest {
    private static Dialogue dialogue;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() throws Exception {
        Scripts scripts = Scripts.load(Path.of("intents"));
        dialogue = new Dialogue(scripts, LinearMatcher.of(scripts), Manners.usual());
    }

    @Test
    void a_danger_is_answered_with_its_number_and_a_person_is_paged() {
        try (TestLine test = open()) {
            List<String> replies = test.line
                    .receive(TestLine.text("SM1", 1, "ça sent le gaz dans l'escalier"))
                    .replies();

            assertThat(String.join(" ", replies)).contains("0 800 47 33 33");
            assertThat(test.count("escalation WHERE urgent = 1 AND queue = 'urgence'"))
                    .isEqualTo(1);
            assertThat(test.pages).hasSize(1);
        }
    }

    @Test
    void the_dialogue_goes_on_after_a_restart_where_it_was() {
        try (TestLine test = open()) {
            assertThat(test.line.receive(TestLine.text("SM1", 1, "HUMAIN")).replies())
                    .isNotEmpty();
        }
        try (TestLine test = open()) {
            test.clock.advance(Duration.ofMinutes(5));
            assertThat(test.line.receive(TestLine.text("SM2", 1, "HUMAIN")).replies())
                    .isNotEmpty();
            // The dialogue knew of the request: it opened no second one.
            assertThat(test.count("escalation")).isEqualTo(1);
        }
        try (TestLine test = open()) {
            Advisers advisers = new Advisers(test.database, (tx, text) -> {}, test.clock, LineEvents.UNWATCHED);
            assertThat(advisers.take(1, 7)).isEqualTo(Advisers.Outcome.DONE);
            test.clock.advance(Duration.ofMinutes(5));
            assertThat(test.line
                            .receive(TestLine.text("SM3", 1, "merci de me rappeler"))
                            .replies())
                    .isEmpty();
            assertThat(test.cases().finish(1, 7, "answered", "")).isEqualTo(Advisers.Outcome.DONE);
            test.clock.advance(Duration.ofMinutes(5));
            assertThat(test.line.receive(TestLine.text("SM4", 1, "bonjour")).replies())
                    .isNotEmpty();
        }
    }

    private TestLine open() {
        return new TestLine(folder.resolve("palier.db"), dialogue::next);
    }
}
