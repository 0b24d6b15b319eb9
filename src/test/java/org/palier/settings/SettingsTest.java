package org.palier.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palier.phones.PhoneNumber;

class SettingsTest {
    private static final Map<String, String> LIVE = Map.of(
            "TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000000",
            "TWILIO_AUTH_TOKEN", "0123456789abcdef",
            "PALIER_PUBLIC_URL", "https://ligne.example.org/",
            "PALIER_MAILBOX_KEY", "ab".repeat(32));

    @Test
    void an_empty_environment_is_a_demo_on_this_machine() throws Exception {
        Settings settings = Settings.of(Map.of("HOME", "/root"));

        assertThat(settings.demo()).isTrue();
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.publicUrl()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(settings.data()).isEqualTo(Path.of("data"));
        assertThat(settings.twilio()).isEmpty();
        assertThat(settings.guards().burst()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.retention()).isEqualTo(Duration.ofDays(365));
    }

    @Test
    void a_token_ends_the_demo_unless_it_is_asked_for() throws Exception {
        assertThat(Settings.of(LIVE).demo()).isFalse();
        assertThat(Settings.of(with(LIVE, "PALIER_DEMO", "true")).demo()).isTrue();
        assertThat(Settings.of(LIVE).publicUrl()).isEqualTo(URI.create("https://ligne.example.org"));
    }

    @Test
    void how_long_conversations_are_kept_is_read_in_days() throws Exception {
        assertThat(Settings.of(Map.of("PALIER_RETENTION", "90")).retention()).isEqualTo(Duration.ofDays(90));
    }

    @Test
    void where_a_danger_is_asked_about_is_the_operators_choice() throws Exception {
        assertThat(Settings.of(Map.of()).danger()).isEqualTo(new Settings.Danger(0.5, 0.75));
        assertThat(Settings.of(Map.of("PALIER_DANGER_ASKED", "30")).danger()).isEqualTo(new Settings.Danger(0.3, 0.75));

        InvalidSettingsException refused = catchThrowableOfType(
                InvalidSettingsException.class, () -> Settings.of(Map.of("PALIER_DANGER_ASKED", "80")));
        assertThat(refused.getMessage()).contains("PALIER_DANGER_ANSWERED", "less than PALIER_DANGER_ASKED (80)");
    }

    @Test
    void the_number_of_the_line_is_read() throws Exception {
        assertThat(Settings.of(Map.of("PALIER_NUMBER", "+33536490001")).number())
                .contains(new PhoneNumber("+33536490001"));
    }

    @Test
    void no_text_form_shows_a_secret() throws Exception {
        Settings settings = Settings.of(with(LIVE, "PALIER_METRICS_TOKEN", "metrics-secret"));

        assertThat(settings + " " + settings.twilio() + " " + settings.mailbox())
                .doesNotContain("0123456789abcdef", "metrics-secret", "abab");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PALIER_RETENTION | 0 | PALIER_RETENTION must be a whole number from 1 to 3650.",
                "PALIER_PRT | 1 | PALIER_PRT is not a setting of Palier; did you mean PALIER_PORT?",
                "PALIER_PUBLICURL | x | PALIER_PUBLICURL is not a setting of Palier; did you mean PALIER_PUBLIC_URL?",
                "TWILIO_TOKEN | x | TWILIO_TOKEN is not a setting of Palier; did you mean TWILIO_AUTH_TOKEN?",
                "TWILIO_ZZZZZZZZZZZZZZZZZZZZZZZZ | x | TWILIO_ZZZZZZZZZZZZZZZZZZZZZZZZ is not a setting of Palier; remove it from the environment.",
                "PALIER_MAILBOX_KEY | secret | PALIER_MAILBOX_KEY must be 64 hexadecimal digits.",
                "PALIER_REJECTED_CALLERS | 0536490001 | PALIER_REJECTED_CALLERS must be numbers in the international form, such as +33536490001, with commas between them.",
                "PALIER_VOICE_FR | a voice | PALIER_VOICE_FR must be a name of letters, digits, dots, hyphens and underscores.",
                "PALIER_PORT | http | PALIER_PORT must be a whole number from 0 to 65535.",
                "PALIER_PORT | 70000 | PALIER_PORT must be a whole number from 0 to 65535.",
                "PALIER_DEMO | yes | PALIER_DEMO must be true or false.",
                "PALIER_DEMO | false | PALIER_DEMO is false but there is no Twilio account: set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or let the demo run.",
                "PALIER_NUMBER | 05 36 49 00 01 | PALIER_NUMBER must be in the international form, such as +33536490001, without blanks.",
                "PALIER_LOG | xml | PALIER_LOG must be text or json.",
                "PALIER_DATA | pom.xml | PALIER_DATA names a file: give a folder.",
                "PALIER_TWILIO_API_URL | api.twilio.com | PALIER_TWILIO_API_URL must be an address such as https://ligne.example.org, without user, query or fragment, its host without underscore.",
                "PALIER_PUBLIC_URL | https://a_b.example.org | PALIER_PUBLIC_URL must be an address such as https://ligne.example.org, without user, query or fragment, its host without underscore.",
                "PALIER_PUBLIC_URL | https://u:p@ligne.example.org | PALIER_PUBLIC_URL must be an address such as https://ligne.example.org, without user, query or fragment, its host without underscore.",
                "TWILIO_ACCOUNT_SID | AC00000000000000 | TWILIO_ACCOUNT_SID is set without TWILIO_AUTH_TOKEN: set both, or neither for a demo.",
                "TWILIO_AUTH_TOKEN_SECONDARY | 12345678 | TWILIO_AUTH_TOKEN_SECONDARY is set without TWILIO_AUTH_TOKEN: set the primary token first."
            })
    void one_clear_line_for_what_is_wrong(String name, String value, String line) {
        assertThat(problems(Map.of(name, value))).containsExactly(line);
    }

    @Test
    void everything_wrong_is_said_at_once() {
        List<String> problems = problems(Map.of(
                "PALIER_PORT", "x",
                "PALIER_BURST_SECONDS", "-1",
                "PALIER_QUIET_TIME", "3",
                "TWILIO_AUTH_TOKEN", "secret of mine"));

        assertThat(problems).hasSize(5);
        assertThat(String.join("\n", problems)).doesNotContain("secret of mine");
    }

    @Test
    void a_live_line_needs_its_public_address() {
        Map<String, String> environment = new HashMap<>(LIVE);
        environment.remove("PALIER_PUBLIC_URL");

        assertThat(problems(environment)).singleElement().asString().startsWith("PALIER_PUBLIC_URL is missing");
    }

    @Test
    void the_same_token_twice_is_refused() {
        assertThat(problems(with(LIVE, "TWILIO_AUTH_TOKEN_SECONDARY", "0123456789abcdef")))
                .containsExactly("TWILIO_AUTH_TOKEN_SECONDARY is the same as TWILIO_AUTH_TOKEN: remove it.");
    }

    @Test
    void the_table_names_every_setting() {
        for (Setting setting : Setting.values()) {
            assertThat(Setting.markdown()).contains("| `" + setting.name() + "` |");
        }
    }

    private static List<String> problems(Map<String, String> environment) {
        return catchThrowableOfType(InvalidSettingsException.class, () -> Settings.of(environment))
                .problems();
    }

    private static Map<String, String> with(Map<String, String> environment, String name, String value) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(name, value);
        return changed;
    }

    @Test
    void a_live_line_needs_a_key_for_what_callers_leave() {
        Map<String, String> without = new HashMap<>(LIVE);
        without.remove("PALIER_MAILBOX_KEY");

        assertThat(problems(without)).singleElement().asString().startsWith("PALIER_MAILBOX_KEY is missing");
    }
}
