package org.palier.intents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TallyTest {
    private static final float[] WEIGHTS = {1, 0.5f, 1, 2, 1, 1};

    private final Analysis analysis = new Analysis(
            SmsDictionary.EMPTY,
            new Lexicon(Map.of("heating", List.of("chauffage", "radiateur"), "cold", List.of("froid", "fait 14"))));
    private final Trained trained = Training.of(
            List.of(
                    new TrainingExample("plus de chauffage", "heating", Language.FR),
                    new TrainingExample("le radiateur est froid", "heating", Language.FR),
                    new TrainingExample("il fait 14 chez moi", "heating", Language.FR),
                    new TrainingExample("je peux pas payer", "rent", Language.FR),
                    new TrainingExample("le loyer est trop cher", "rent", Language.FR),
                    new TrainingExample("la porte du hall ne ferme plus", "door", Language.FR)),
            Set.of(),
            Set.of(),
            analysis,
            new MatcherSettings(0.5, 0.25, 0.75, 0.5, 0.25, 0.3f, List.of(1f, 0.5f, 1f, 2f, 1f, 1f), 1f),
            Optional.empty());
    private final KnownWords words =
            new KnownWords(analysis, trained.vocabulary(), trained.model(), new Spelling(List.of(), 0));
    private final Tally tally =
            new Tally(trained, new Concepts(analysis.lexicon(), trained.vocabulary()), WEIGHTS.clone());

    private float[] byVector(List<Word> message) {
        List<WordForm> forms = analysis.forms(message, Language.FR);
        Terms terms = new Terms();
        SparseVector vector = new SparseVector();
        analysis.terms(forms, analysis.lexicon().find(forms), terms);
        vector.fill(terms, trained.vocabulary(), WEIGHTS);
        float[] scores = new float[trained.model().classes];
        for (int t = 0; t < vector.size; t++) {
            trained.model().add(vector.numbers[t], vector.weights[t], scores);
        }
        return scores;
    }

    private void read(List<Word> message) {
        List<KnownWord> known =
                message.stream().map(word -> words.get(word, Language.FR)).toList();
        tally.read(
                known,
                analysis.lexicon().find(known.stream().map(KnownWord::form).toList()));
    }

    @Test
    void a_sum_by_words_is_the_sum_by_the_vector() {
        for (String text : List.of(
                "il fait 14 et le radiateur radiateur est froid froid",
                "le loyer le loyer xyzzy",
                "chaufage de la porte",
                "zzz")) {
            List<Word> message = Words.of(text);
            read(message);

            assertThat(tally.scores(0, message.size())).as(text).containsExactly(byVector(message), within(1e-4f));
        }
    }

    @Test
    void a_run_of_words_scores_as_if_it_stood_alone() {
        List<Word> message = Words.of("le loyer est trop cher et il fait 14 le radiateur est froid");
        read(message);

        assertThat(tally.scores(6, message.size()))
                .containsExactly(byVector(message.subList(6, message.size())), within(1e-4f));
        assertThat(tally.scores(0, 5)).containsExactly(byVector(message.subList(0, 5)), within(1e-4f));
    }

    @Test
    void what_was_seen_is_told_once_and_in_order() {
        read(Words.of("froid radiateur froid xyzzy"));

        assertThat(tally.seen()).isSorted().doesNotHaveDuplicates().hasSize(6);
    }
}
