package org.palier.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palier.intents.Language;

class WishTest {
    @ParameterizedTest
    @CsvSource({
        "REPEAT, 'Vous pouvez répéter, s''il vous plaît ?'",
        "REPEAT, 'pardon'",
        "REPEAT, 'je n''ai pas compris'",
        "REPEAT, 'encore une fois'",
        "START_AGAIN, 'je voudrais recommencer'",
        "CALL_BACK, 'Rappelez-moi plus tard, merci'",
        "CALL_BACK, 'je veux être rappelé'",
        "CALL_BACK, 'je préfère qu''on me rappelle'",
        "CALL_BACK, 'rappel'",
        "MESSAGE, 'laisser un message'",
        "MESSAGE, 'Message.'",
        "TEXT, 'oui par SMS'",
        "TEXT, 'envoyez-moi ça par texto s''il vous plaît'",
    })
    void what_a_key_does_can_be_said(Wish wish, String said) {
        assertThat(Wish.of(said, Language.FR)).contains(wish);
    }

    @ParameterizedTest
    @CsvSource({
        "REPEAT, can you repeat please",
        "CALL_BACK, call me back",
        "MESSAGE, I want to leave a message",
        "TEXT, send me a text"
    })
    void in_english_too(Wish wish, String said) {
        assertThat(Wish.of(said, Language.EN)).contains(wish);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "on devait me rappeler pour le chauffage",
                "j'ai reçu un message de la CAF",
                "je n'ai pas compris ma facture",
                "oui",
                "je vous ai envoyé un SMS hier",
                "ça sent le gaz rappelez-moi",
                "le répondeur est cassé",
                ""
            })
    void who_says_more_tells_what_is_the_matter(String said) {
        assertThat(Wish.of(said, Language.FR)).isEqualTo(Optional.empty());
    }
}
