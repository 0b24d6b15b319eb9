package org.palier.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.palier.intents.LinearMatcher;
import org.palier.intents.Scripts;

/** Commands, references, addresses, hours and names of residences raise no alarm in any state; dangers do, in each of them. */
class CalmTest {
    private static final List<String> CALM = List.of(
            "STOP",
            "START",
            "SUIVI",
            "suivi 482173",
            "482173",
            "482 173",
            "demande 4821730",
            "HUMAIN",
            "AIDE",
            "DONNEES",
            "oui",
            "non",
            "ok",
            "merci",
            "0",
            "1",
            "2",
            "Les Lilas",
            "residence Les Tilleuls",
            "Les Lilas bat C appt 12",
            "12 rue des Tilleuls",
            "12 rue des Pompiers",
            "8 impasse du Feu",
            "avenue du Gaz",
            "résidence du Moulin Brulé",
            "bat C",
            "bâtiment C, 3e étage porte gauche",
            "apres 18h",
            "ce soir après 19h",
            "ce soir",
            "entre 10h et 12h",
            "le matin",
            "demain",
            "vendredi 27 novembre",
            "31200");

    private static final List<String> DANGERS = List.of(
            "ça sent le gaz",
            "au feu dans l'escalier",
            "bat C incendie",
            "12 rue des Tilleuls il y a le feu",
            "je sais pas, odeur de gaz chez moi",
            "ya plus de fumée que tout à l'heure",
            "une personne est bloquée dans l'ascenseur",
            "mon mari me frappe",
            "je suis à la rue ce soir");

    private static Dialogue dialogue;

    @BeforeAll
    static void train_on_the_shipped_scripts() throws Exception {
        Scripts scripts = Scripts.load(Path.of("intents"));
        dialogue = new Dialogue(scripts, LinearMatcher.of(scripts), Manners.usual());
    }

    /** A state for each thing that may be pending, reached as tenants reach it. */
    static Stream<State> states() {
        return Stream.of(
                        List.<String>of(),
                        List.of("bonjour"),
                        List.of("plus de chauffage"),
                        List.of("plus de chauffage", "non"),
                        List.of("plus de chauffage", "non", "immeuble"),
                        List.of("HUMAIN"),
                        List.of("HUMAIN", "bat B appt 4"),
                        List.of("une fuite d'eau sous l'évier"),
                        List.of("j'arrive plus à payer mon loyer depuis que j'ai perdu mon travail"),
                        List.of("AIDE"),
                        List.of("ça sent pas le gaz"),
                        List.of("ça sent le gaz dans l'escalier"))
                .map(CalmTest::after);
    }

    @ParameterizedTest
    @MethodSource("states")
    void what_is_calm_raises_no_alarm(State state) {
        List<String> alarms = new ArrayList<>();
        for (String text : CALM) {
            Turn turn = next(state, text);
            boolean alarmed = (turn.isDanger() && !isDoubt(state))
                    || turn.effects().stream()
                            .anyMatch(effect -> effect instanceof Effect.Escalate request && request.urgent());
            if (alarmed) {
                alarms.add(text + " -> " + turn.decision());
            }
        }
        assertThat(alarms).as("%s", state.pending()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("states")
    void a_danger_is_one_in_every_state(State state) {
        Map<Boolean, List<String>> heard = DANGERS.stream()
                .collect(Collectors.partitioningBy(text -> next(state, text).isDanger()));
        assertThat(heard.get(false)).as("%s", state.pending()).isEmpty();
    }

    @Test
    void what_is_denied_is_asked_about_and_no_more() {
        for (String text : List.of(
                "ça sent pas le gaz", "y a pas d odeur de gaz", "non ça ne sent pas le gaz", "aucune odeur de gaz")) {
            Turn turn = next(State.initial(), text);
            assertThat(turn.decision().outcome()).as(text).isEqualTo(Decision.Outcome.DANGER_POSSIBLE);
        }
    }

    /** "Oui" to "do you smell gas" is a danger, and what is unclear leaves the alert as it is. */
    private static boolean isDoubt(State state) {
        return state.pending() instanceof Pending.Check;
    }

    private static State after(List<String> said) {
        State state = State.initial();
        for (String text : said) {
            state = next(state, text).state();
        }
        return state;
    }

    /** Two minutes after what was said before. */
    private static Turn next(State state, String text) {
        Instant now = state.burst()
                .map(burst -> burst.last().plus(Duration.ofMinutes(2)))
                .orElse(Situations.tuesday().now());
        int reference = 1000 + 10 * state.requests().size();
        return dialogue.next(state, Heard.sms(text), Situations.at(now, true, Set.of(), reference));
    }
}
