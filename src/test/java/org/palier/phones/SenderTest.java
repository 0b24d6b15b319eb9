package org.palier.phones;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "anonymous",
                "Anonymous",
                "UNKNOWN",
                "restricted",
                "private",
                "+266696687",
                "266696687",
                "+7378742833",
                "+2562533",
                "+8656696",
                "8656696",
                "+86282452253",
                "Masqué"
            })
    void every_spelling_of_a_withheld_number_is_known(String from) {
        assertThat(Sender.of(from)).isEqualTo(Sender.Withheld.ANYBODY);
    }

    @ParameterizedTest
    @CsvSource({
        "+33639980001, Subscriber",
        "+14158675310, Subscriber",
        "36180, ShortCode",
        "114, ShortCode",
        "12345678, ShortCode",
        "CAF, Alphanumeric",
        "Free Mobile, Alphanumeric",
        "3COM, Alphanumeric",
        "0639980001, Raw",
        "33639980001, Raw",
        "+0639980001, Raw",
        "+33639980001;ext=2, Raw",
        "sip:a@example.org, Raw",
        "client:web, Raw",
        "Name too long for it, Raw",
        "Agnès, Raw"
    })
    void only_a_number_in_international_form_is_a_subscriber(String from, String kind) {
        assertThat(Sender.of(from).getClass().getSimpleName()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+33639980001", "0639980001", "+33639980001;ext=2"})
    void the_text_form_never_shows_a_number(String from) {
        assertThat(Sender.of(from).toString()).doesNotContain("639980001");
    }
}
