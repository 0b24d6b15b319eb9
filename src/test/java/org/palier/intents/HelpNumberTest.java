package org.palier.intents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelpNumberTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "15|15|1 5",
                "112|112|1 1 2",
                "3114|31, 14|3 1 1 4",
                "3919|39, 19|3 9 1 9",
                "3018|30, 18|3 0 1 8",
                "116 006|116, 0 0 6|1 1 6, 0 0 6",
                "0 800 47 33 33|0, 800, 47, 33, 33|0, 8 0 0, 4 7, 3 3, 3 3",
                "09 72 67 50 {department}|0 9, 72, 67, 50, 31|0 9, 7 2, 6 7, 5 0, 3 1",
                "05 61 77 74 07|0 5, 61, 77, 74, 0 7|0 5, 6 1, 7 7, 7 4, 0 7"
            })
    void french_hears_groups_and_other_languages_hear_digits(String number, String french, String english) {
        HelpNumber help = number(number);

        assertThat(help.text(Channel.VOICE, Language.FR, "31")).isEqualTo(french);
        assertThat(help.text(Channel.VOICE, Language.EN, "31")).isEqualTo(english);
        assertThat(help.text(Channel.VOICE, Language.AR, "31")).isEqualTo(english);
        assertThat(help.text(Channel.SMS, Language.FR, "31")).isEqualTo(number.replace("{department}", "31"));
    }

    @Test
    void what_it_is_for_falls_back_to_french() {
        assertThat(number("15").purpose(Language.ES)).isEqualTo("urgence");
        assertThat(number("15").hours(Language.FR)).isEmpty();
    }

    private static HelpNumber number(String digits) {
        return new HelpNumber(
                "x",
                digits,
                "X",
                Map.of(Language.FR, "urgence"),
                Map.of(),
                Map.of(),
                List.of("national"),
                HelpNumber.Mark.V,
                "page",
                LocalDate.of(2026, 11, 24),
                LocalDate.of(2027, 2, 24));
    }
}
