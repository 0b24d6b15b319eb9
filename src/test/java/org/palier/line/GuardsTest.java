package org.palier.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palier.dialogue.Heard;
import org.palier.dialogue.Situation;
import org.palier.dialogue.State;
import org.palier.dialogue.Turn;
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
    void a_danger_gets_its_number_when_nothing_else_is_answered_any_more() {
        try (TestLine test = line(new Guards(2, 4, 5))) {
            test.line.receive(TestLine.text("SM1", 1, "un"));
            test.line.receive(TestLine.text("SM2", 1, "deux"));

            assertThat(replies(test, "SM3", "trois")).isEmpty();
            assertThat(replies(test, "SM4", "gaz")).contains("Sortez. Appelez le 0 800 47 33 33.");
            assertThat(replies(test, "SM5", "cinq")).isEmpty();
        }
    }

    @Test
    void a_danger_beyond_its_own_cap_is_stored_and_handed_to_a_person() {
        try (TestLine test = line(new Guards(2, 4, 5))) {
            for (String text : List.of("un", "deux", "gaz", "trois", "gaz", "quatre")) {
                replies(test, "SM " + text + test.count("message"), text);
            }

            assertThat(replies(test, "SM9", "gaz")).isEmpty();

            assertThat(test.count("message")).isEqualTo(7);
            assertThat(test.count("escalation WHERE urgent = 1")).isEqualTo(3);
            assertThat(test.pages).hasSize(3);
        }
    }

    @Test
    void the_same_danger_word_for_word_is_not_answered_for_ever_either() {
        try (TestLine test = line(new Guards(100, 2))) {
            assertThat(replies(test, "SM1", "gaz")).isNotEmpty();
            assertThat(replies(test, "SM2", "gaz")).isNotEmpty();
            assertThat(replies(test, "SM3", "gaz")).isEmpty();

            assertThat(test.pages).hasSize(3);
            assertThat(replies(test, "SM4", "humain")).isNotEmpty();
            assertThat(replies(test, "SM5", "gaz")).isNotEmpty();
        }
    }

    @Test
    void a_note_of_absence_is_stored_and_changes_nothing() {
        try (TestLine test = line(Guards.DEFAULT, GuardsTest::eager)) {
            test.line.receive(TestLine.text("SM1", 1, "bonjour"));
            String before = state(test);

            assertThat(replies(test, "SM2", "Je suis actuellement absente, je vous répondrai lundi."))
                    .isEmpty();

            assertThat(test.count("message WHERE outcome = 'IGNORED'")).isEqualTo(1);
            assertThat(test.count("escalation")).isEqualTo(1);
            assertThat(state(test)).isEqualTo(before);
        }
    }

    @Test
    void a_danger_in_what_looks_like_a_note_of_absence_is_answered() {
        try (TestLine test = line(Guards.DEFAULT, GuardsTest::eager)) {
            assertThat(replies(test, "SM1", "Message automatique: gaz")).isNotEmpty();
            assertThat(test.count("escalation WHERE urgent = 1")).isEqualTo(1);
        }
    }

    /** Opens a request whatever is said, and remembers that somebody wrote; "gaz" anywhere is a danger. */
    private static Turn eager(State state, Heard heard, Situation situation) {
        return TestLine.echo(
                state.held(heard.text().contains("absente")),
                Heard.sms(heard.text().contains("gaz") ? "gaz" : "humain"),
                situation);
    }

    private static String state(TestLine test) {
        return test.database.read(tx -> tx.createQuery("SELECT state FROM conversation")
                .mapTo(String.class)
                .one());
    }

    private static List<String> replies(TestLine test, String sid, String text) {
        return test.line.receive(TestLine.text(sid, 1, text)).replies();
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

            test.clock.advance(Duration.ofMinutes(61));
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
                "Automatic reply: merci de votre message",
                "Réponse d'absence : retour le 4",
                "Bonjour, je suis actuellement absente et sans accès à mes messages.",
                "Bonjour. Je suis en congés jusqu'au 3 janvier. Je vous répondrai dès mon retour.",
                "je suis absent du bureau",
                "Absent du 3 au 7. En cas d'urgence, contactez l'accueil.",
                "Ceci est un message automatique, merci de ne pas répondre.",
                "NE PAS REPONDRE A CE MESSAGE",
                "Hello, I am out of the office and will reply on Monday.",
                "I'm currently away. Urgent? Call my colleague.",
                "This is an automated message",
                "Estoy de vacaciones, responderé a la vuelta.",
                "No responda a este mensaje",
                "Estou de férias, responderei no dia 5",
                "Não responda a esta mensagem"
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
                "je suis absent jusqu'à lundi, le plombier peut venir mardi ?",
                "je suis absente jeudi",
                "je suis en vacances et la voisine me dit que ça fuit chez moi",
                "pourquoi ne pas répondre à mes messages",
                "je suis en congé maladie je peux pas payer",
                "I am away until Monday, can the plumber come Tuesday",
                "vous allez répondre un jour",
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
        assertThatThrownBy(() -> new Guards(5, 4, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Guards(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private TestLine line(Guards guards) {
        return line(guards, TestLine::echo);
    }

    private TestLine line(Guards guards, Brain brain) {
        return new TestLine(
                folder.resolve("palier.db"),
                brain,
                new Line.Options(guards, Duration.ofHours(24)),
                RandomGenerator.getDefault());
    }
}
