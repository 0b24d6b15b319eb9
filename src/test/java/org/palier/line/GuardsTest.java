package org.palier.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palier.phones.Sender;

class GuardsTest {
    @TempDir
    private Path folder;

    @Test
    void the_same_text_again_and_again_is_stored_but_not_answered_for_ever() {
        try (TestLine test = line(new Guards(100, 5))) {
            int answered = 0;
            for (int i = 0; i < 9; i++) {
                answered += test.line
                                .receive(TestLine.text("SM" + i, 1, "Bonjour "))
                                .replies()
                                .isEmpty()
                        ? 0
                        : 1;
            }

            assertThat(answered).isEqualTo(5);
            assertThat(test.count("message")).isEqualTo(9);
            assertThat(test.line.receive(TestLine.text("SM9", 1, "autre")).replies())
                    .isNotEmpty();
        }
    }

    @Test
    void a_danger_reaches_a_person_also_when_nothing_is_answered_any_more() {
        try (TestLine test = line(new Guards(2, 5))) {
            test.line.receive(TestLine.text("SM1", 1, "un"));
            test.line.receive(TestLine.text("SM2", 1, "deux"));

            assertThat(test.line.receive(TestLine.text("SM3", 1, "gaz")).replies())
                    .isEmpty();

            assertThat(test.count("escalation WHERE urgent = 1")).isEqualTo(1);
            assertThat(test.pages).hasSize(1);
        }
    }

    @Test
    void answers_are_capped_by_the_hour() {
        try (TestLine test = line(new Guards(3, 5))) {
            int answered = 0;
            for (int i = 0; i < 6; i++) {
                answered += test.line
                                .receive(TestLine.text("SM" + i, 1, "n° " + i))
                                .replies()
                                .isEmpty()
                        ? 0
                        : 1;
            }
            assertThat(answered).isEqualTo(3);
            assertThat(test.line.receive(TestLine.text("SM7", 2, "un autre")).replies())
                    .isNotEmpty();

            test.clock.move(Duration.ofMinutes(61));
            assertThat(test.line.receive(TestLine.text("SM8", 1, "plus tard")).replies())
                    .isNotEmpty();
        }
    }

    @Test
    void the_counters_outlive_a_restart() {
        try (TestLine test = line(new Guards(2, 5))) {
            test.line.receive(TestLine.text("SM1", 1, "un"));
            test.line.receive(TestLine.text("SM2", 1, "deux"));
        }
        try (TestLine test = line(new Guards(2, 5))) {
            assertThat(test.line.receive(TestLine.text("SM3", 1, "trois")).replies())
                    .isEmpty();
        }
    }

    @Test
    void the_line_does_not_talk_to_itself() {
        try (TestLine test = line(Guards.DEFAULT)) {
            Inbound own = TestLine.text("SM1", new Sender.Subscriber(TestLine.LINE), "bonjour");

            assertThat(test.line.receive(own).replies()).isEmpty();
            assertThat(test.count("message")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Réponse automatique : je suis absent jusqu'au 3.",
                "[Auto-Reply] I am driving",
                "reponse automatique",
                "Out of office. Back on Monday",
                "Mensaje automático: gracias",
                "Automatic reply: merci de votre message"
            })
    void answering_machines_are_not_answered(String text) {
        assertThat(Guards.automatic(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "j'ai reçu une réponse automatique",
                "Réponse automatique du bailleur encore, je veux une personne",
                "la porte automatique est cassée",
                "",
                "message"
            })
    void a_tenant_who_speaks_of_one_is(String text) {
        assertThat(Guards.automatic(text)).isFalse();
    }

    @Test
    void a_clock_that_steps_back_begins_a_new_hour() {
        Instant now = Instant.parse("2026-11-24T10:00:00Z");
        Pace pace = Pace.NONE.heard("a", now).replied();

        assertThat(pace.heard("b", now.plusSeconds(10)).answered()).isEqualTo(1);
        assertThat(pace.heard("b", now.minusSeconds(10)).answered()).isZero();
        assertThat(Pace.read(pace.write())).isEqualTo(pace);
        assertThat(Pace.read("")).isEqualTo(Pace.NONE);
        assertThat(Pace.read("a b c d")).isEqualTo(Pace.NONE);
    }

    @Test
    void guards_let_at_least_one_through() {
        assertThatThrownBy(() -> new Guards(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private TestLine line(Guards guards) {
        return new TestLine(
                folder.resolve("palier.db"),
                TestLine::echo,
                new Line.Options(guards, Duration.ofHours(24), 100),
                RandomGenerator.getDefault());
    }
}
