package org.palier.intents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DangerPassTest {
    private static final MatcherSettings ALWAYS =
            new MatcherSettings(0.5, 0.25, 0, 0, 0.25, 0.3f, List.of(1f, 1f, 1f, 1f, 1f, 1f), 1f);

    private static Trained trained(Set<String> dangers) {
        return Training.of(
                List.of(
                        new TrainingExample("ca sent le gaz", "gas", Language.FR),
                        new TrainingExample("odeur de gaz dans l'escalier", "gas", Language.FR),
                        new TrainingExample("il y a le feu", "fire", Language.FR),
                        new TrainingExample("de la fumee partout", "fire", Language.FR),
                        new TrainingExample("ma facture est trop haute", "bill", Language.FR),
                        new TrainingExample("le hall est sale", "hall", Language.FR)),
                dangers,
                Set.of(),
                new Analysis(SmsDictionary.EMPTY, new Lexicon(Map.of())),
                MatcherSettings.DEFAULT,
                Optional.empty());
    }

    /** Scores by class, in the order bill, fire, gas, hall; then the danger machine's. */
    private static float[] scores(double fire, double gas) {
        return new float[] {0, (float) fire, (float) gas, 0, 0, 1};
    }

    @Test
    void scripts_without_dangers_never_alarm() {
        DangerPass pass = new DangerPass(trained(Set.of()), ALWAYS, new int[] {3, 3, 3, 3});

        assertThat(pass.find(scores(1, 1), List.of()).level()).isEqualTo(Danger.Level.NONE);
    }

    @Test
    void the_graver_of_two_likely_dangers_is_told_first() {
        DangerPass pass = new DangerPass(trained(Set.of("gas", "fire")), ALWAYS, new int[] {3, 0, 1, 3});

        assertThat(pass.find(scores(0.99, 1), List.of()).intents()).containsExactly("fire", "gas");
        assertThat(pass.find(scores(-1, 1), List.of()).intents()).containsExactly("gas");
    }

    @Test
    void a_dangerous_part_makes_the_whole_more_dangerous() {
        DangerPass pass = new DangerPass(trained(Set.of("gas", "fire")), ALWAYS, new int[] {3, 0, 1, 3});
        float[] calm = {1, -1, -1, 0, 1, -1};

        Danger whole = pass.find(calm.clone(), List.of());
        Danger withPart = pass.find(calm.clone(), List.of(scores(1, -1)));

        assertThat(withPart.score()).isGreaterThan(whole.score());
        assertThat(withPart.intents()).containsExactly("fire");
    }

    @Test
    void where_no_danger_was_found_none_competes_with_the_topics() {
        DangerPass pass = new DangerPass(trained(Set.of("gas", "fire")), ALWAYS, new int[] {3, 0, 1, 3});
        float[] scores = scores(0.9, 0.8);

        pass.calm(scores);

        assertThat(scores[1]).isLessThan(-1);
        assertThat(scores[2]).isLessThan(-1);
        assertThat(scores[0]).isZero();
    }
}
