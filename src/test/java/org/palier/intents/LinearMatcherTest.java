package org.palier.intents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinearMatcherTest {
    private static final double HAIR = 0.02;

    private final LinearMatcher matcher = ShippedScripts.MATCHER;

    private String best(String text) {
        return matcher.match(Utterance.of(text)).best().map(Candidate::intent).orElse("nothing");
    }

    @Test
    void finds_the_script_however_it_is_written() {
        assertThat(best("Je souhaite une quittance de loyer pour octobre.")).isEqualTo("lease-documents");
        assertThat(best("fo kon menvoi une kitance de loyé pr octobre")).isEqualTo("lease-documents");
        assertThat(best("LES RADIATEURS SONT GLACÉS DEPUIS HIER")).isEqualTo("heating-hot-water");
        assertThat(best("plus de chofage ni deau chaude ds tt le batimen")).isEqualTo("heating-hot-water");
    }

    @Test
    void shows_the_nearest_example_and_the_concepts() {
        Match match = matcher.match(Utterance.of("le radiateur de la chambre de mon bébé est froid"));

        assertThat(match.example()).isNotEmpty();
        assertThat(match.similarity()).isBetween(0.1, 1.0);
        assertThat(match.concepts()).contains("baby", "heating", "cold");
    }

    @Test
    void ranks_at_most_five_scripts_by_confidence() {
        Match match = matcher.match(Utterance.of("le loyer est trop cher et il pleut dans la cuisine"));

        assertThat(match.ranked()).hasSizeBetween(2, 5);
        assertThat(match.ranked())
                .allSatisfy(candidate -> assertThat(candidate.confidence()).isBetween(0.0, 1.0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "?", "...", "\ud83d", "\udc4d\ud83d", "\u0000\u0007", "😀😀😀", "’’’", "\u200f\u202e"})
    void what_says_nothing_is_not_understood_and_never_an_error(String text) {
        Match match = matcher.match(Utterance.of(text));

        assertThat(match.danger().level()).isEqualTo(Danger.Level.NONE);
        assertThat(match.language()).isEqualTo(Language.FR);
    }

    @Test
    void a_hundred_thousand_characters_are_read_as_far_as_matters() {
        assertThat(best("fuite d'eau au plafond ".repeat(5_000))).isEqualTo("water-leak");
        assertThat(matcher.match(Utterance.of("x".repeat(100_000))).ranked()).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void hesitations_say_nothing() {
        assertThat(matcher.match(Utterance.of("euh alors ben l'ascenseur heu est en panne hein"))
                        .ranked())
                .isEqualTo(
                        matcher.match(Utterance.of("l'ascenseur est en panne")).ranked());
        assertThat(matcher.match(Utterance.of("euh ben")).danger().level()).isEqualTo(Danger.Level.NONE);
    }

    @Test
    void the_same_scripts_make_the_same_matcher() {
        LinearMatcher again = LinearMatcher.of(ShippedScripts.SCRIPTS);

        for (String text :
                List.of("gaz", "mon voisin crie", "je peux payer en trois fois", "no hay luz en la escalera")) {
            assertThat(again.match(Utterance.of(text))).isEqualTo(matcher.match(Utterance.of(text)));
        }
    }

    @Test
    void one_example_more_moves_no_answer_that_has_nothing_to_do_with_it() throws IOException {
        Scripts more = ShippedScripts.withExample("thanks", "c'est adorable de votre part les amis");

        LinearMatcher draft = matcher.retrained(more);
        assertThat(more.revision()).isNotEqualTo(ShippedScripts.SCRIPTS.revision());

        List<String> moved = ShippedScripts.SCRIPTS.all().stream()
                .flatMap(script -> script.tests().stream())
                .map(GoldenPhrase::say)
                .filter(text -> {
                    Match before = matcher.match(Utterance.of(text));
                    Match after = draft.match(Utterance.of(text));
                    return (before.verdict() != after.verdict()
                                    || before.danger().level() != after.danger().level()
                                    || !before.best()
                                            .map(Candidate::intent)
                                            .equals(after.best().map(Candidate::intent)))
                            && !liesOnALine(before, after);
                })
                .toList();
        assertThat(moved).isEmpty();
    }

    /** Wherever a line is drawn, some message lies on it, and a hair is enough to move that one. */
    private static boolean liesOnALine(Match before, Match after) {
        return Math.abs(before.danger().score() - after.danger().score()) < HAIR
                && Math.abs(confidence(before) - confidence(after)) < HAIR;
    }

    private static double confidence(Match match) {
        return match.best().map(Candidate::confidence).orElse(0.0);
    }

    @Test
    void many_threads_get_the_answer_that_one_gets() {
        List<String> texts =
                List.of("ascenseur en panne", "il me frappe", "rib svp", "j'ai plus rien à manger", "bonjour");
        List<Match> alone =
                texts.stream().map(text -> matcher.match(Utterance.of(text))).toList();

        List<Match> together = IntStream.range(0, 500)
                .parallel()
                .mapToObj(i -> matcher.match(Utterance.of(texts.get(i % texts.size()))))
                .toList();

        assertThat(together).allSatisfy(match -> assertThat(alone).contains(match));
    }

    @Test
    void a_short_message_leans_to_the_topic_of_the_conversation() {
        Utterance bare = Utterance.of("toujours rien");
        Utterance within =
                new Utterance("toujours rien", Channel.SMS, Optional.of(Language.FR), Optional.of("heating-hot-water"));

        assertThat(share(matcher.match(within))).isGreaterThan(share(matcher.match(bare)));
    }

    private static double share(Match match) {
        return match.ranked().stream()
                .filter(candidate -> candidate.intent().equals("heating-hot-water"))
                .mapToDouble(Candidate::confidence)
                .findFirst()
                .orElse(0);
    }
}
