package org.palier.studio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rappelez moi au 06 39 98 00 12 svp | | rappelez moi au … svp",
                "mon mail lea.b@example.org | | mon mail …",
                "12 rue des Tilleuls plus de chauffage | | … plus de chauffage",
                "je m'appelle Léa Besson | | …",
                "Besson ici, fuite d'eau | Léa Besson | … ici, fuite d'eau",
                "mon salaire arrive le 12 | | mon salaire arrive le 12",
                "pas de chauffage depuis 3 jours | Jo | pas de chauffage depuis 3 jours"
            })
    void what_could_name_somebody_is_left_out(String text, String name, String masked) {
        assertThat(Masked.text(text, name)).isEqualTo(masked);
    }
}
