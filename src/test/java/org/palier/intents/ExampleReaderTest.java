package org.palier.intents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is learnt of an example is what the matcher will see in a message of the same words. */
final class ExampleReaderTest {
    private static final float[] WEIGHTS = {1, .5f, 1, .7f, .6f, .4f};
    private static final List<TrainingExample> EXAMPLES = List.of(
            new TrainingExample("il y a le feu dans la cuisine et de la fumée", "fire", Language.FR),
            new TrainingExample("le feu le feu le feu dans la chambre", "fire", Language.FR),
            new TrainingExample("no hay agua en la cocina", "water", Language.ES),
            new TrainingExample("plus d'eau à la cuisine, l'évier est bouché", "water", Language.FR),
            new TrainingExample("?!", "water", Language.FR));

    private final Analysis analysis = new Analysis(
            new SmsDictionary(Map.of()),
            new Lexicon(Map.of(
                    "fire", List.of("feu", "fumée"),
                    "room", List.of("cuisine", "chambre"),
                    "water", List.of("eau", "évier bouché"))));

    @Test
    void an_example_has_the_terms_of_a_message_with_the_same_weights() {
        TermCounts counts = new TermCounts();
        Vectors vectors = new Vectors(0);
        ExampleReader reader = new ExampleReader(analysis, counts, vectors, false);
        EXAMPLES.forEach(example -> reader.read(example, 0));
        Vocabulary vocabulary = Vocabulary.of(counts);
        vectors.weigh(counts.numbers(vocabulary), vocabulary, WEIGHTS);

        for (int i = 0; i < EXAMPLES.size(); i++) {
            SparseVector message = asMessage(EXAMPLES.get(i), vocabulary);
            int from = vectors.starts[i];
            int to = vectors.starts[i + 1];
            assertThat(Arrays.copyOfRange(vectors.numbers, from, to))
                    .isEqualTo(Arrays.copyOf(message.numbers, message.size));
            assertThat(Arrays.copyOfRange(vectors.weights, from, to))
                    .isEqualTo(Arrays.copyOf(message.weights, message.size));
            for (Field field : Field.values()) {
                assertThat(vectors.end(i, field) - from).isEqualTo(message.end(field));
            }
        }
        assertThat(vectors.starts[1]).isGreaterThan(60);
    }

    @Test
    void of_many_examples_what_but_one_has_is_left_out_unless_it_is_a_word_a_sound_or_a_concept() {
        TermCounts counts = new TermCounts();
        ExampleReader reader = new ExampleReader(analysis, counts, new Vectors(0), true);
        EXAMPLES.forEach(example -> reader.read(example, 0));
        Vocabulary vocabulary = Vocabulary.of(counts);

        assertThat(vocabulary.number(Field.WORD.key("agua"))).isNotNegative();
        assertThat(vocabulary.number(Field.PAIR.key("no", "hay"))).isNegative();
        assertThat(vocabulary.number(Field.GRAM.key("_eau"))).isNegative();
        assertThat(vocabulary.number(Field.GRAM.key("_cu"))).isNotNegative();
        assertThat(vocabulary.number(Field.CONCEPT.key("water"))).isNotNegative();
    }

    private SparseVector asMessage(TrainingExample example, Vocabulary vocabulary) {
        List<WordForm> forms =
                analysis.forms(analysis.words(example.text(), example.language(), Channel.SMS), example.language());
        Terms terms = new Terms();
        analysis.terms(forms, analysis.lexicon().find(forms), terms);
        SparseVector vector = new SparseVector();
        vector.fill(terms, vocabulary, WEIGHTS);
        return vector;
    }
}
