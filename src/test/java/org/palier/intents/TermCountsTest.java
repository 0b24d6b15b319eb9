package org.palier.intents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TermCountsTest {
    private final TermCounts counts = new TermCounts();

    @Test
    void a_term_counts_once_for_each_document() {
        counts.next();
        counts.add(counts.id(7, 1));
        counts.add(counts.id(7, 1));
        counts.next();
        counts.add(counts.id(7, 1));

        assertThat(counts.count(7)).isEqualTo(2);
        assertThat(counts.documents()).isEqualTo(2);
    }

    @Test
    void frequent_terms_come_first_then_the_smaller_key() {
        for (int document = 0; document < 3; document++) {
            counts.next();
            counts.add(counts.id(50, 1));
            if (document > 0) {
                counts.add(counts.id(-3, 1));
                counts.add(counts.id(2, 1));
            }
        }

        assertThat(counts.kept()).containsExactly(50, -3, 2);
    }

    @Test
    void what_too_few_documents_have_is_left_out() {
        counts.next();
        counts.add(counts.id(1, 2));
        counts.add(counts.id(2, 1));

        assertThat(counts.kept()).containsExactly(2);
    }

    @Test
    void thousands_of_terms_are_kept_apart() {
        for (int document = 0; document < 2; document++) {
            counts.next();
            for (long key = 1; key <= 20_000; key++) {
                counts.add(counts.id(key * 0x9e3779b97f4a7c15L, 2));
            }
        }

        assertThat(counts.kept()).hasSize(20_000).doesNotHaveDuplicates();
        assertThat(counts.count(0x9e3779b97f4a7c15L)).isEqualTo(2);
    }

    @Test
    void a_term_has_its_number_in_the_vocabulary_and_one_left_out_has_none() {
        for (int document = 0; document < 2; document++) {
            counts.next();
            counts.add(counts.id(10 + document, 2));
            counts.add(counts.id(5, 2));
        }
        counts.id(6, 1);

        assertThat(counts.numbers(Vocabulary.of(counts))).containsExactly(-1, 0, -1, -1);
    }
}
