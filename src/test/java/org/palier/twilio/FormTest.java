package org.palier.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTest {
    @ParameterizedTest
    @CsvSource({
        "Body=bonjour, bonjour",
        "Body=, ''",
        "Body, ''",
        "Body=+a+b+, ' a b '",
        "Body=%2B33, +33",
        "Body=%c3%a9%C3%A8, éè",
        "Body=%F0%9F%98%80, 😀",
        "Body=a%3Db%26c, a=b&c",
        "Body=a=b, a=b",
        "Body=100%, 100%",
        "Body=%4, %4",
        "Body=%zz%41, %zzA",
        "Body=one&Body=two, one",
        "&&Body=x&&, x",
        "%42ody=x, x"
    })
    void a_value_is_decoded(String body, String value) {
        assertThat(Form.of(body.getBytes(StandardCharsets.UTF_8)).value("Body")).contains(value);
    }

    @Test
    void what_was_not_sent_is_empty() {
        assertThat(Form.of(new byte[0]).value("Body")).isEmpty();
        assertThat(Form.of("body=x&BodyX=y".getBytes(StandardCharsets.UTF_8)).value("Body"))
                .isEmpty();
    }

    @Test
    void no_body_makes_it_fail() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            byte[] body = new byte[random.nextInt(40)];
            for (int j = 0; j < body.length; j++) {
                body[j] = (byte) (random.nextInt(3) == 0 ? "%&=+4aF".charAt(random.nextInt(7)) : random.nextInt(256));
            }

            assertThat(Form.of(body).value("a")).isNotNull();
        }
    }
}
