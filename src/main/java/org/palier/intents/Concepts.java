package org.palier.intents;

import java.util.Arrays;

/** The numbers that concepts, and two concepts in one message, have in a vocabulary. Immutable. */
final class Concepts {
    private final int[] numbers;
    private final int[] signs;

    Concepts(Lexicon lexicon, Vocabulary vocabulary) {
        int count = lexicon.size();
        numbers = new int[count];
        signs = new int[count * count];
        Arrays.fill(signs, -1);
        for (int first = 0; first < count; first++) {
            numbers[first] = vocabulary.number(Field.CONCEPT.key(lexicon.name(first)));
            for (int second = first + 1; second < count; second++) {
                signs[first * count + second] =
                        vocabulary.number(Field.SIGN.key(lexicon.name(first), lexicon.name(second)));
            }
        }
    }

    /** The number of a concept, or -1 if training never met it. */
    int number(int concept) {
        return numbers[concept];
    }

    /** The number of two concepts, in whatever order, or -1 if training never met them together or they are the same. */
    int sign(int one, int other) {
        return signs[Math.min(one, other) * numbers.length + Math.max(one, other)];
    }
}
