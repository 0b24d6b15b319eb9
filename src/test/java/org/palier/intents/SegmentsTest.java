package org.palier.intents;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palier.intents.Segments.Encoding;

/** The figures of Twilio's own calculator. */
class SegmentsTest {
    /** All 128 of GSM 03.38 but the escape, and the ten of the extension table. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final String EXTENSION = "€{}[]\\~^|\f";

    @Test
    void every_letter_of_the_basic_table_takes_one_unit() {
        assertThat(BASIC.codePoints().distinct().count()).isEqualTo(127);
        BASIC.codePoints()
                .mapToObj(Character::toString)
                .forEach(letter -> assertThat(Segments.of(letter))
                        .as(letter)
                        .extracting(Segments::encoding, Segments::units, Segments::segments)
                        .containsExactly(Encoding.GSM_7, 1, 1));
    }

    @Test
    void every_letter_of_the_extension_table_takes_two_units() {
        EXTENSION
                .codePoints()
                .mapToObj(Character::toString)
                .forEach(letter -> assertThat(Segments.of(letter))
                        .as(letter)
                        .extracting(Segments::encoding, Segments::units, Segments::segments)
                        .containsExactly(Encoding.GSM_7, 2, 1));
    }

    @Test
    void every_other_letter_of_the_first_planes_forces_ucs_2() {
        List<String> wrong = new ArrayList<>();
        for (int letter = 1; letter < 0x20000; letter++) {
            String text = Character.toString(letter);
            if ((letter >= 0xD800 && letter < 0xE000) || !Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
                continue;
            }
            boolean gsm = BASIC.indexOf(letter) >= 0 || EXTENSION.indexOf(letter) >= 0;
            if ((Segments.of(text).encoding() == Encoding.GSM_7) != gsm) {
                wrong.add(text);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ç", "â", "ê", "î", "ô", "û", "ë", "ï", "ÿ", "œ", "À", "Â", "È", "Ê", "Ë", "Î", "Ï", "Ô", "Œ", "Ù", "Û",
                "’", "‘", "“", "”", "«", "»", "–", "—", "…", "\u00A0", "\u202F", "°", "²", "`", "\t", "😀"
            })
    void one_letter_outside_the_alphabet_puts_the_whole_message_into_ucs_2(String letter) {
        Segments segments = Segments.of("bonjour " + letter);

        assertThat(segments.encoding()).isEqualTo(Encoding.UCS_2);
        assertThat(segments.units()).isEqualTo(8 + letter.length());
        assertThat(segments.forced()).containsExactly(new Segments.Forced(8, letter));
    }

    @ParameterizedTest
    @CsvSource({
        "a,    0, GSM_7, 0", "a,    1, GSM_7, 1", "a,  160, GSM_7, 1", "a,  161, GSM_7, 2", "a,  306, GSM_7, 2",
        "a,  307, GSM_7, 3", "a,  459, GSM_7, 3", "a,  460, GSM_7, 4", "a, 1600, GSM_7, 11", "ê,   70, UCS_2, 1",
        "ê,   71, UCS_2, 2", "ê,  134, UCS_2, 2", "ê,  135, UCS_2, 3", "ê,  201, UCS_2, 3", "ê,  202, UCS_2, 4",
        "€,   80, GSM_7, 1", "€,   81, GSM_7, 2", "€,  152, GSM_7, 2", "€,  153, GSM_7, 3", "😀,   35, UCS_2, 1",
        "😀,   36, UCS_2, 2", "😀,   66, UCS_2, 2", "😀,   67, UCS_2, 3"
    })
    void the_limits_are_those_of_twilio(String letter, int times, Encoding encoding, int segments) {
        assertThat(Segments.of(letter.repeat(times)))
                .extracting(Segments::encoding, Segments::segments)
                .containsExactly(encoding, segments);
    }

    @Test
    void a_pair_is_never_split() {
        assertThat(Segments.of("ê".repeat(66) + "😀" + "ê".repeat(66)).segments())
                .isEqualTo(3);
        assertThat(Segments.of("a".repeat(152) + "€" + "a".repeat(152)).segments())
                .isEqualTo(3);
        assertThat(Segments.of("a".repeat(151) + "€" + "a".repeat(153)).segments())
                .isEqualTo(2);
    }

    @Test
    void combining_accents_count_as_the_letters_they_make() {
        assertThat(Segments.of("e\u0301te\u0301")).isEqualTo(Segments.of("été"));
        assertThat(Segments.of("e\u0301").encoding()).isEqualTo(Encoding.GSM_7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "l’eau|l'eau",
                "« chauffage »|\"chauffage\"",
                "«\u00A0gaz\u202F»|\"gaz\"",
                "oui — non – peut-être|oui - non - peut-etre",
                "attendez…|attendez...",
                "9\u202Fh\u00A030|9 h 30",
                "reçu, bientôt, fenêtre|recu, bientot, fenetre",
                "À Noël, Évitez|A Noel, Évitez",
                "sœur, ŒUVRE, Œil|soeur, OEUVRE, Oeil",
                "n° 3, 20 °C, 20°|no 3, 20 degrés C, 20 degrés",
                "m² et m³|m2 et m3",
                "½|1/2",
                "não, ação, corazón, ¿está?|nao, acao, corazon, ¿esta?",
                "5 € {x}|5 € {x}",
                "été à Perpignan où|été à Perpignan où"
            })
    void a_rewrite_keeps_the_sense_in_gsm_7(String text, String expected) {
        assertThat(Segments.rewrite(text)).isEqualTo(expected);
        assertThat(Segments.of(Segments.rewrite(text)).encoding()).isEqualTo(Encoding.GSM_7);
    }

    @Test
    void what_has_no_spelling_in_gsm_7_is_left_alone() {
        assertThat(Segments.rewrite("مرحبا 😀 où")).isEqualTo("مرحبا 😀 où");
    }

    @Test
    void random_texts_count_each_letter_once_and_never_shrink_when_they_grow() {
        Random random = new Random(20261124);
        String letters = BASIC + EXTENSION + "çêœ’😀👍م\u0301";
        int[] alphabet = letters.codePoints().toArray();
        for (int round = 0; round < 2_000; round++) {
            // Few rounds draw from all letters, or every long text would be in UCS-2.
            int reach = round % 3 == 0 ? alphabet.length : BASIC.length() + EXTENSION.length();
            StringBuilder text = new StringBuilder();
            Segments before = Segments.of("");
            int steps = random.nextInt(40);
            for (int step = 0; step < steps; step++) {
                for (int i = random.nextInt(30); i >= 0; i--) {
                    text.appendCodePoint(alphabet[random.nextInt(reach)]);
                }
                Segments after = Segments.of(text.toString());
                String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
                int expected = composed.codePoints()
                        .map(letter -> after.encoding() == Encoding.UCS_2
                                ? Character.charCount(letter)
                                : EXTENSION.indexOf(letter) >= 0 ? 2 : 1)
                        .sum();
                assertThat(after.units()).isEqualTo(expected);
                assertThat(after.segments()).isGreaterThanOrEqualTo(before.segments());
                int part = after.encoding() == Encoding.GSM_7 ? 153 : 67;
                if (after.segments() > 1) {
                    // At most one unit is lost at the end of each segment.
                    assertThat(after.segments()).isBetween((expected + part - 1) / part, expected / (part - 1) + 1);
                }
                assertThat(after.forced().isEmpty()).isEqualTo(after.encoding() == Encoding.GSM_7);
                after.forced()
                        .forEach(forced -> assertThat(composed.startsWith(forced.letter(), forced.index()))
                                .isTrue());
                before = after;
            }
            assertThat(Segments.rewrite(Segments.rewrite(text.toString())))
                    .isEqualTo(Segments.rewrite(text.toString()));
        }
    }
}
