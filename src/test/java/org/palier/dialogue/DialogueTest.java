package org.palier.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palier.dialogue.Decision.Outcome;
import org.palier.intents.Language;
import org.palier.intents.Scripts;

/** Rules whose messages must be understood in one way and no other: the stand-in knows what they mean. */
class DialogueTest {
    private static Dialogue dialogue;
    private State state;
    private Situation situation;

    @BeforeAll
    static void load_the_shipped_scripts() throws Exception {
        dialogue = new Dialogue(Scripts.load(Path.of("intents")), new StandInMatcher(), Manners.usual());
    }

    @BeforeEach
    void start_on_a_tuesday() {
        state = State.initial();
        situation = Situations.tuesday();
    }

    @Test
    void a_topic_is_answered_and_its_request_opened_before_anything_is_asked() {
        Turn turn = say("plus de chauffage depuis lundi");

        assertThat(turn.decision().outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(turn.effects()).first().isInstanceOf(Effect.Escalate.class);
        assertThat(turn.say())
                .singleElement()
                .asString()
                .contains("Assistant automatique de Habitat du Lac", "1000", "demain 12 h");
    }

    @Test
    void danger_gets_its_number_and_an_urgent_request_also_while_a_person_holds_the_conversation() {
        state = state.held(true);

        Turn turn = say("odeur de gaz dans l'escalier");

        assertThat(turn.say()).singleElement().asString().contains("0 800 47 33 33", "18");
        assertThat(turn.effects())
                .anyMatch(effect -> effect instanceof Effect.Escalate escalate && escalate.urgent())
                .anyMatch(effect -> effect instanceof Effect.Page);
        assertThat(state.heldByPerson()).isTrue();
    }

    @Test
    void a_doubt_about_danger_is_asked_about_and_alerts() {
        Turn turn = say("ca sent pas le gaz");

        assertThat(turn.decision().outcome()).isEqualTo(Outcome.DANGER_POSSIBLE);
        assertThat(said(turn)).contains("Sentez-vous le gaz en ce moment");
        assertThat(turn.effects())
                .contains(new Effect.Page("1000", "gas-smell"))
                .anyMatch(effect -> effect instanceof Effect.Escalate escalate && escalate.urgent());
    }

    @Test
    void a_clear_no_lowers_the_alert_and_goes_on_with_what_was_named() {
        say("ca sent pas le gaz mais plus de chauffage");

        Turn turn = say("non");

        assertThat(turn.effects()).contains(new Effect.Reprioritise("1000", false, 3));
        assertThat(said(turn)).contains("pas de danger maintenant", "Et pour le chauffage");
        assertThat(turn.effects()).anyMatch(effect -> effect instanceof Effect.Escalate);
    }

    @Test
    void a_denial_in_words_is_a_no() {
        say("ca sent pas le gaz");

        Turn turn = say("non ca sent pas le gaz");

        assertThat(turn.effects()).contains(new Effect.Reprioritise("1000", false, 3));
        assertThat(said(turn)).contains("Que puis-je faire pour vous");
    }

    @Test
    void a_yes_gives_the_numbers() {
        say("ca sent pas le gaz");

        Turn turn = say("oui");

        assertThat(turn.decision().outcome()).isEqualTo(Outcome.DANGER);
        assertThat(said(turn)).contains("0 800 47 33 33", "déjà donnée");
    }

    @ParameterizedTest
    @ValueSource(strings = {"je sais plus trop", "qu'est-ce que vous voulez", "9"})
    void what_is_unclear_keeps_the_alert(String reply) {
        say("ca sent pas le gaz");

        Turn turn = say(reply);

        assertThat(said(turn)).contains("L'alerte reste donnée (demande 1000)");
        assertThat(turn.effects()).noneMatch(effect -> effect instanceof Effect.Reprioritise);
    }

    @Test
    void a_doubt_about_violence_asks_only_whether_it_is_safe_to_read() {
        Turn turn = say("j'ai peur de mon mari");

        assertThat(said(turn)).contains("en sécurité").doesNotContain("violence", "1000", "Habitat du Lac");
        assertThat(said(say("1"))).contains("17", "114", "3919");
    }

    @Test
    void a_doubt_that_was_denied_is_asked_about_again() {
        say("ca sent pas le gaz");
        say("non");

        Turn turn = say("ca sent pas le gaz je crois");

        assertThat(turn.decision().outcome()).isEqualTo(Outcome.DANGER_POSSIBLE);
        assertThat(turn.effects()).contains(new Effect.Reprioritise("1000", true, 0));
    }

    @Test
    void two_possible_topics_are_asked_about_by_number() {
        Turn asked = say("le voisin du dessus, peut-etre des cafards");
        assertThat(asked.decision().outcome()).isEqualTo(Outcome.CLARIFYING);
        assertThat(said(asked)).contains("1 le bruit ou les voisins, 2 les nuisibles ou l'humidité, 3 autre chose");

        Turn chosen = say("2");

        assertThat(chosen.decision().intent()).contains("pests-damp");
        assertThat(chosen.effects()).anyMatch(effect -> effect instanceof Effect.Escalate);
    }

    @Test
    void neither_of_two_topics_is_asked_once_more_and_then_goes_to_a_person() {
        say("le voisin du dessus, peut-etre des cafards");
        assertThat(said(say("3"))).contains("Je n'ai pas bien compris");

        assertThat(say("zut").decision().outcome()).isEqualTo(Outcome.HANDED_OVER);
    }

    @Test
    void a_topic_for_later_is_answered_once_the_offer_is_settled() {
        Turn first = say("je peux pas payer le loyer, et il me faut une quittance");
        assertThat(said(first)).contains("J'ai aussi noté : un papier ou une quittance");

        assertThat(said(say("non"))).contains("Et pour un papier ou une quittance");
    }

    @Test
    void a_language_without_answer_is_answered_in_french_and_a_person_is_offered() {
        Turn turn = say("no hay calefaccion, ni quittance");

        assertThat(turn.decision().language()).isEqualTo(Language.ES);
        assertThat(said(turn)).contains("Solo puedo contestar a esto en francés", "Solicitud");
    }

    @Test
    void a_word_does_not_change_the_language() {
        say("the heating is off and it is cold");

        assertThat(say("ok").decision().language()).isEqualTo(Language.EN);
        assertThat(state.language()).contains(Language.EN);
    }

    @Test
    void without_references_a_request_is_opened_all_the_same() {
        situation = withReferences(List.of());

        Turn turn = say("odeur de gaz");

        assertThat(turn.effects())
                .anyMatch(effect -> effect instanceof Effect.Escalate escalate
                        && !escalate.reference().isBlank());
    }

    @Test
    void nobody_is_promised_a_moment_that_is_not_known() {
        situation = new Situation(
                situation.now(),
                situation.zone(),
                situation.landlordName(),
                Optional.empty(),
                Optional.empty(),
                situation.department(),
                situation.fslFund(),
                Set.of(),
                true,
                situation.today(),
                situation.nextOpening(),
                java.util.Map.of(),
                true,
                situation.references(),
                true,
                situation.estate(),
                situation.announcements());

        Turn turn = say("plus de chauffage");

        assertThat(said(turn)).contains("elle attend un conseiller").doesNotContain("avant");
        assertThat(turn.effects())
                .anyMatch(effect -> effect instanceof Effect.Escalate escalate
                        && escalate.promise().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Les Lilas bat B appt 12",
                "12 rue Pasteur",
                "3e étage porte gauche",
                "c'est à Toulouse",
                "residence Jean Moulin hall 4"
            })
    void an_address_that_was_asked_for_tells_nothing_else(String address) {
        assertThat(new ExpectedAnswer(Words.of(address)).beside("residence")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "je suis à la rue",
                "ma fille de deux ans est tombée du balcon",
                "il veut nous tuer au 12 rue Pasteur"
            })
    void what_is_no_address_is_looked_at_whole(String text) {
        assertThat(new ExpectedAnswer(Words.of(text)).beside("residence")).isEmpty();
    }

    @Test
    void danger_beside_an_address_is_kept() {
        assertThat(new ExpectedAnswer(Words.of("incendie bat B")).beside("residence"))
                .contains("incendie");

        say("plus de chauffage");
        say("non");
        say("0");

        assertThat(said(say("bat B incendie"))).contains("18");
    }

    private Turn say(String text) {
        Turn turn = dialogue.next(state, Heard.sms(text), situation);
        state = StateJson.read(StateJson.write(turn.state()));
        assertThat(state).isEqualTo(turn.state());
        situation = Situations.at(
                situation.now().plus(Duration.ofMinutes(2)),
                true,
                Set.of(),
                Integer.parseInt(
                                situation.references().isEmpty()
                                        ? "1000"
                                        : situation.references().get(0))
                        + 10);
        return turn;
    }

    private static String said(Turn turn) {
        return String.join("\n", turn.say());
    }

    private Situation withReferences(List<String> references) {
        return new Situation(
                situation.now(),
                situation.zone(),
                situation.landlordName(),
                situation.landlordPhone(),
                situation.landlordWebsite(),
                situation.department(),
                situation.fslFund(),
                situation.partners(),
                situation.open(),
                situation.today(),
                situation.nextOpening(),
                situation.promises(),
                situation.onDuty(),
                references,
                true,
                situation.estate(),
                situation.announcements());
    }
}
