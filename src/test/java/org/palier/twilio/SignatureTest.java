package org.palier.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
    /** From Twilio's documentation of webhook security. */
    private static final String DOCUMENTED = "L/OH5YylLD5NRKLltdqwSvS0BnU=";

    private static final String DOCUMENTED_BODY =
            "CallSid=CA1234567890ABCDE&Caller=%2B14158675310&Digits=1234&From=%2B14158675310&To=%2B18005551212";
    private static final String TOKEN = "12345";

    @Test
    void twilio_s_own_example_is_covered() {
        Signature signature = new Signature(URI.create("https://example.com"), List.of(TOKEN));

        assertThat(Signature.of(TOKEN, "https://example.com/myapp.php?foo=1&bar=2", form(DOCUMENTED_BODY)))
                .isEqualTo(DOCUMENTED);
        assertThat(signature.covers("/myapp.php?foo=1&bar=2", form(DOCUMENTED_BODY), DOCUMENTED))
                .isTrue();
    }

    @Test
    void the_order_of_the_fields_does_not_matter() {
        String shuffled =
                "To=%2B18005551212&Digits=1234&From=%2B14158675310&Caller=%2B14158675310&CallSid=CA1234567890ABCDE";

        assertThat(Signature.of(TOKEN, "https://example.com/myapp.php?foo=1&bar=2", form(shuffled)))
                .isEqualTo(DOCUMENTED);
    }

    @ParameterizedTest
    @CsvSource({
        "https://ligne.example.org, https://ligne.example.org",
        "https://ligne.example.org, https://ligne.example.org:443",
        "https://ligne.example.org:443, https://ligne.example.org",
        "https://ligne.example.org:8443, https://ligne.example.org:8443",
        "https://ligne.example.org:8443, https://ligne.example.org",
        "http://localhost:8080, http://localhost:8080",
        "http://ligne.example.org, http://ligne.example.org:80",
        "https://ligne.example.org/palier, https://ligne.example.org/palier",
        "https://ligne.example.org/palier, https://ligne.example.org:443/palier"
    })
    void the_port_may_be_there_or_not(String configured, String signed) {
        String header = Signature.of(TOKEN, signed + "/twilio/sms", form("Body=x"));

        assertThat(new Signature(URI.create(configured), List.of(TOKEN)).covers("/twilio/sms", form("Body=x"), header))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://ligne.example.org",
        "https://autre.example.org",
        "https://ligne.example.org:444",
        "https://ligne.example.org/palier"
    })
    void another_address_is_not_ours(String signed) {
        String header = Signature.of(TOKEN, signed + "/twilio/sms", form("Body=x"));

        assertThat(signature(TOKEN).covers("/twilio/sms", form("Body=x"), header))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/twilio/sms ''",
                "/twilio/sms Body=",
                "/twilio/sms Body=&Body=",
                "/twilio/sms Body=a&Body=b&Body=a",
                "/twilio/sms Body=+espace+&From=%2B33639980001",
                "/twilio/sms Body=%C3%A9%C3%A8+%F0%9F%98%80&Nouveau=param%C3%A8tre",
                "/twilio/sms Body=%D9%85%D8%B1%D8%AD%D8%A8%D8%A7",
                "/twilio/sms Body=%ED%A0%80&From=x",
                "/twilio/sms Body=%00%01%0D%0A",
                "/twilio/sms Body=a%26b%3Dc%25",
                "/twilio/sms body=x&Body=y&BODY=z",
                "/twilio/sms?a=%2F&b=%C3%A9&c= Body=x",
                "/twilio/sms? Body=x",
                "/twilio/%C3%A9t%C3%A9//x/ Body=x",
                "/twilio/sms?a=1&a=2& Body=x&",
                "/twilio/sms?q=a|b Body=x"
            })
    void whatever_is_sent_is_covered_as_it_was_sent(String path, String body) {
        for (String token : List.of(TOKEN, "another-token")) {
            String header = Signature.of(token, "https://ligne.example.org" + path, form(body));

            assertThat(signature(TOKEN, "another-token").covers(path, form(body), header))
                    .isTrue();
            assertThat(signature("a-third-token").covers(path, form(body), header))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/twilio/sms, Body=y&From=%2B33639980001",
        "/twilio/sms, Body=x&From=%2B33639980002",
        "/twilio/sms, Body=x&From=%2B33639980001&Extra=",
        "/twilio/sms, Body=x",
        "/twilio/sms, Body=x+&From=%2B33639980001",
        "/twilio/sms, body=x&From=%2B33639980001",
        "/twilio/sms/, Body=x&From=%2B33639980001",
        "/twilio/sms?, Body=x&From=%2B33639980001",
        "/twilio/SMS, Body=x&From=%2B33639980001"
    })
    void a_change_of_anything_is_seen(String path, String body) {
        String header = Signature.of(TOKEN, "https://ligne.example.org/twilio/sms", form("Body=x&From=%2B33639980001"));

        assertThat(signature(TOKEN).covers("/twilio/sms", form("Body=x&From=%2B33639980001"), header))
                .isTrue();
        assertThat(signature(TOKEN).covers(path, form(body), header)).isFalse();
    }

    @Test
    void a_header_that_is_missing_or_malformed_covers_nothing() {
        String header = Signature.of(TOKEN, "https://ligne.example.org/twilio/sms", form("Body=x"));
        Signature signature = signature(TOKEN);

        assertThat(signature.covers("/twilio/sms", form("Body=x"), null)).isFalse();
        for (String wrong : List.of(
                "",
                "x",
                header + " ",
                header.substring(1),
                header.toLowerCase(java.util.Locale.ROOT),
                "é".repeat(28))) {
            assertThat(signature.covers("/twilio/sms", form("Body=x"), wrong)).isFalse();
        }
    }

    @Test
    void a_thousand_guesses_are_all_refused() {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            byte[] guess = new byte[20];
            random.nextBytes(guess);

            assertThat(signature(TOKEN)
                            .covers(
                                    "/twilio/sms",
                                    form("Body=x"),
                                    java.util.Base64.getEncoder().encodeToString(guess)))
                    .isFalse();
        }
    }

    private static Signature signature(String... tokens) {
        return new Signature(URI.create("https://ligne.example.org"), List.of(tokens));
    }

    private static Form form(String body) {
        return Form.of(body.getBytes(StandardCharsets.UTF_8));
    }
}
