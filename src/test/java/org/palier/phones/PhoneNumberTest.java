package org.palier.phones;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "05 36 49 00 01",
                "0536490001",
                "05.36.49.00.01",
                "+33 5 36 49 00 01",
                "+33 (0)5 36 49 00 01",
                "0033536490001"
            })
    void handwriting_becomes_the_international_form(String text) {
        assertThat(PhoneNumber.ofHandwritten(text)).contains(new PhoneNumber("+33536490001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bonjour", "05 36 49", "15", "05 36 49 00 01 02 03 04"})
    void what_is_no_number_is_refused(String text) {
        assertThat(PhoneNumber.ofHandwritten(text)).isEmpty();
    }

    @Test
    void it_is_read_as_in_france() {
        assertThat(new PhoneNumber("+33536490001").readable()).isEqualTo("05 36 49 00 01");
        assertThat(new PhoneNumber("+34911234567").readable()).isEqualTo("+34 911 23 45 67");
    }

    @Test
    void its_text_form_is_masked() {
        assertThat(new PhoneNumber("+33536490001")).hasToString("+33•••••••01");
    }
}
