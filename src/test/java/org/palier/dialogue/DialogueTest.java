package org.palier.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.palier.intents.Scripts;

class DialogueTest {
    private static Dialogue dialogue;

    @BeforeAll
    static void load_the_shipped_scripts() throws Exception {
        dialogue = new Dialogue(Scripts.load(Path.of("intents")), new StandInMatcher(), Manners.usual());
    }

    @Test
    void a_topic_is_answered_and_its_request_opened_before_anything_is_asked() {
        Turn turn = dialogue.next(State.initial(), Heard.sms("plus de chauffage depuis lundi"), Situations.tuesday());

        assertThat(turn.decision().outcome()).isEqualTo(Decision.Outcome.ANSWERED);
        assertThat(turn.effects()).first().isInstanceOf(Effect.Escalate.class);
        assertThat(turn.say())
                .singleElement()
                .asString()
                .contains("Assistant automatique de Habitat du Lac", "1000", "demain 12 h");
        assertThat(StateJson.read(StateJson.write(turn.state()))).isEqualTo(turn.state());
    }

    @Test
    void danger_gets_its_number_and_an_urgent_request_also_while_a_person_holds_the_conversation() {
        Turn turn = dialogue.next(
                State.initial().held(true), Heard.sms("odeur de gaz dans l'escalier"), Situations.tuesday());

        assertThat(turn.say()).singleElement().asString().contains("0 800 47 33 33", "18");
        assertThat(turn.effects())
                .anyMatch(effect -> effect instanceof Effect.Escalate escalate && escalate.urgent())
                .anyMatch(effect -> effect instanceof Effect.Page);
        assertThat(turn.state().heldByPerson()).isTrue();
    }

    @Test
    void silence_while_a_person_holds_the_conversation() {
        Turn turn = dialogue.next(State.initial().held(true), Heard.sms("plus de chauffage"), Situations.tuesday());

        assertThat(turn.say()).isEmpty();
        assertThat(turn.decision().outcome()).isEqualTo(Decision.Outcome.SILENT);
    }
}
