package org.palier.intents.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palier.intents.Language;

class RemarkTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FR | Appelez le {number.gas}. | ",
                "FR | Nous vous rappellerons demain. Dites quand. | PROMISE",
                "FR | Appelez le 05 36 49 00 00. | DIGITS",
                "FR | Votre dossier FSL. Envoyez-le. | JARGON",
                "FR | Le loyer reste dû. | NO_ACTION",
                "FR | Envoyez le papier que vous avez reçu de la mairie avec votre nom et votre adresse et aussi celui que la caisse vous a donné l'an dernier pour la même chose. | LONG_SENTENCE",
                "EN | The rent is owed. | NO_ACTION",
                "AR | اتصل | "
            })
    void what_is_hard_to_follow_is_named(Language language, String text, String kind) {
        assertThat(Remark.of(language, text))
                .extracting(remark -> remark.kind().name())
                .isEqualTo(kind == null ? List.of() : List.of(kind));
    }
}
