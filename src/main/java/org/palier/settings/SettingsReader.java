package org.palier.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.palier.phones.PhoneNumber;

/** Reads an environment once, collecting everything that is wrong with it before giving up. */
final class SettingsReader {
    /** Of messages that nobody left: a demo has no secrets. */
    private static final String DEMO_KEY = "de".repeat(32);

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    SettingsReader(Map<String, String> environment) {
        this.environment = new TreeMap<>(environment);
    }

    Settings read() throws InvalidSettingsException {
        refuseUnknownNames();
        int port = number(Setting.PALIER_PORT, 8080, 0, 65535);
        Optional<Settings.Twilio> twilio = twilio();
        boolean demo = demo(twilio.isPresent());
        Settings settings = new Settings(
                host(),
                port,
                publicUrl(twilio.isPresent() && !demo, port),
                folder(Setting.PALIER_DATA, "data"),
                folder(Setting.PALIER_INTENTS, "intents"),
                value(Setting.PALIER_EMBEDDER).map(folder -> folder(Setting.PALIER_EMBEDDER, folder)),
                demo,
                line(),
                twilio,
                url(Setting.PALIER_TWILIO_API_URL).orElse(URI.create("https://api.twilio.com")),
                Duration.ofSeconds(number(Setting.PALIER_SMS_VALIDITY_SECONDS, 14_400, 1, 36_000)),
                new Settings.Guards(
                        Duration.ofSeconds(number(Setting.PALIER_BURST_SECONDS, 30, 0, 120)),
                        Duration.ofHours(number(Setting.PALIER_QUIET_HOURS, 24, 1, 720)),
                        number(Setting.PALIER_REPLIES_PER_HOUR, 40, 5, 1000),
                        number(Setting.PALIER_SAME_MESSAGES, 5, 2, 20)),
                danger(),
                Duration.ofDays(number(Setting.PALIER_RETENTION, 365, 1, 3650)),
                Duration.ofMinutes(number(Setting.PALIER_ABSENCE_MINUTES, 15, 1, 1440)),
                new Settings.Studio(
                        number(Setting.PALIER_SMS_CENTS, 7, 1, 100),
                        oneOf(Setting.PALIER_SECOND_PERSON, "true", List.of("true", "false"))
                                .equals("true")),
                calls(),
                mailbox(twilio.isPresent() && !demo),
                metricsToken(),
                new Settings.Log(
                        oneOf(Setting.PALIER_LOG, "text", List.of("text", "json"))
                                .equals("json"),
                        oneOf(Setting.PALIER_LOG_LEVEL, "info", List.of("debug", "info", "warn"))));
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return settings;
    }

    private Settings.Danger danger() {
        int asked = number(Setting.PALIER_DANGER_ASKED, 50, 5, 95);
        int answered = number(Setting.PALIER_DANGER_ANSWERED, 75, 5, 95);
        if (answered < asked) {
            wrong(
                    Setting.PALIER_DANGER_ANSWERED,
                    "is less than PALIER_DANGER_ASKED (" + asked
                            + "): what is answered at once must be at least as likely");
        }
        return new Settings.Danger(asked / 100.0, answered / 100.0);
    }

    private void refuseUnknownNames() {
        for (String name : environment.keySet()) {
            if ((name.startsWith("PALIER_") || name.startsWith("TWILIO_")) && !Setting.known(name)) {
                problems.add(name + " is not a setting of Palier; "
                        + Setting.nearest(name)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("remove it from the environment."));
            }
        }
    }

    private Optional<Settings.Twilio> twilio() {
        Optional<String> sid = value(Setting.TWILIO_ACCOUNT_SID);
        Optional<String> token = value(Setting.TWILIO_AUTH_TOKEN);
        Optional<String> secondary = value(Setting.TWILIO_AUTH_TOKEN_SECONDARY);
        sid.filter(text -> !text.matches("[A-Za-z0-9-]{8,64}"))
                .ifPresent(text -> wrong(Setting.TWILIO_ACCOUNT_SID, "must be 8 to 64 letters, digits or hyphens"));
        secret(Setting.TWILIO_AUTH_TOKEN, token);
        secret(Setting.TWILIO_AUTH_TOKEN_SECONDARY, secondary);
        if (token.isEmpty() && sid.isPresent()) {
            wrong(Setting.TWILIO_ACCOUNT_SID, "is set without TWILIO_AUTH_TOKEN: set both, or neither for a demo");
        }
        if (token.isEmpty() && secondary.isPresent()) {
            wrong(Setting.TWILIO_AUTH_TOKEN_SECONDARY, "is set without TWILIO_AUTH_TOKEN: set the primary token first");
        }
        if (token.isPresent() && sid.isEmpty()) {
            wrong(Setting.TWILIO_AUTH_TOKEN, "is set without TWILIO_ACCOUNT_SID: set both, or neither for a demo");
        }
        if (secondary.isPresent() && secondary.equals(token)) {
            wrong(Setting.TWILIO_AUTH_TOKEN_SECONDARY, "is the same as TWILIO_AUTH_TOKEN: remove it");
        }
        return token.flatMap(primary -> sid.map(account -> new Settings.Twilio(account, primary, secondary)));
    }

    private void secret(Setting setting, Optional<String> value) {
        // The value itself is never repeated: the line may end in a log.
        value.filter(text -> !text.matches("[!-~]{8,128}"))
                .ifPresent(text -> wrong(setting, "must be 8 to 128 visible ASCII characters without blanks"));
    }

    private boolean demo(boolean account) {
        boolean asked = oneOf(Setting.PALIER_DEMO, account ? "false" : "true", List.of("true", "false"))
                .equals("true");
        if (!asked && !account && value(Setting.TWILIO_AUTH_TOKEN).isEmpty()) {
            wrong(
                    Setting.PALIER_DEMO,
                    "is false but there is no Twilio account: set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or let the demo run");
        }
        return asked;
    }

    private String host() {
        String host = value(Setting.PALIER_HOST).orElse("127.0.0.1");
        if (!host.matches("[A-Za-z0-9.:\\[\\]_-]{1,253}")) {
            wrong(Setting.PALIER_HOST, "must be a host name or an IP address");
        }
        return host;
    }

    private URI publicUrl(boolean live, int port) {
        Optional<URI> configured = url(Setting.PALIER_PUBLIC_URL);
        if (configured.isEmpty() && live && value(Setting.PALIER_PUBLIC_URL).isEmpty()) {
            wrong(
                    Setting.PALIER_PUBLIC_URL,
                    "is missing: give the address that Twilio calls, such as https://ligne.example.org, or set PALIER_DEMO=true");
        }
        return configured.orElse(URI.create("http://localhost:" + port));
    }

    private Optional<URI> url(Setting setting) {
        Optional<String> text = value(setting);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI url = new URI(text.get().replaceAll("/+$", ""));
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("https") || scheme.equals("http"))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null) {
                return Optional.of(url);
            }
        } catch (URISyntaxException e) {
            // Said below, in words that help.
        }
        wrong(
                setting,
                "must be an address such as https://ligne.example.org, without user, query or fragment, its host without underscore");
        return Optional.empty();
    }

    private Path folder(Setting setting, String standard) {
        String text = value(setting).orElse(standard);
        try {
            Path folder = Path.of(text);
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                wrong(setting, "names a file: give a folder");
            }
            return folder;
        } catch (InvalidPathException e) {
            wrong(setting, "is not a path");
            return Path.of(standard);
        }
    }

    private Optional<PhoneNumber> line() {
        Optional<String> text = value(Setting.PALIER_NUMBER);
        Optional<PhoneNumber> number = text.flatMap(PhoneNumber::ofE164);
        if (text.isPresent() && number.isEmpty()) {
            wrong(Setting.PALIER_NUMBER, "must be in the international form, such as +33536490001, without blanks");
        }
        return number;
    }

    private Settings.Calls calls() {
        return new Settings.Calls(
                word(Setting.PALIER_VOICE_FR, "Polly.Lea-Neural"),
                word(Setting.PALIER_VOICE_EN, "Polly.Amy-Neural"),
                word(Setting.PALIER_SPEECH_MODEL, ""),
                number(Setting.PALIER_CALLS_PER_HOUR, 20, 1, 1000),
                rejected(),
                Duration.ofSeconds(number(Setting.PALIER_RING_SECONDS, 20, 5, 60)),
                Duration.ofSeconds(number(Setting.PALIER_REACH_SECONDS, 90, 10, 600)));
    }

    private Settings.Mailbox mailbox(boolean live) {
        Optional<String> key = value(Setting.PALIER_MAILBOX_KEY);
        key.filter(text -> !text.matches("[0-9a-fA-F]{64}"))
                .ifPresent(text -> wrong(Setting.PALIER_MAILBOX_KEY, "must be 64 hexadecimal digits"));
        if (live && key.isEmpty()) {
            wrong(
                    Setting.PALIER_MAILBOX_KEY,
                    "is missing: callers' messages are kept encrypted. Make one with 'openssl rand -hex 32' and keep it safe");
        }
        return new Settings.Mailbox(
                key.orElse(DEMO_KEY), Duration.ofDays(number(Setting.PALIER_MAILBOX_DAYS, 30, 1, 365)));
    }

    private Set<String> rejected() {
        Set<String> numbers = new TreeSet<>();
        for (String text : value(Setting.PALIER_REJECTED_CALLERS).orElse("").split("[, ]+")) {
            if (PhoneNumber.ofE164(text).isPresent()) {
                numbers.add(text);
            } else if (!text.isEmpty()) {
                wrong(
                        Setting.PALIER_REJECTED_CALLERS,
                        "must be numbers in the international form, such as +33536490001, with commas between them");
            }
        }
        return numbers;
    }

    private String word(Setting setting, String standard) {
        String text = value(setting).orElse(standard);
        if (!text.matches("[\\p{L}0-9._-]{0,64}")) {
            wrong(setting, "must be a name of letters, digits, dots, hyphens and underscores");
        }
        return text;
    }

    private Optional<String> metricsToken() {
        Optional<String> token = value(Setting.PALIER_METRICS_TOKEN);
        secret(Setting.PALIER_METRICS_TOKEN, token);
        return token;
    }

    private int number(Setting setting, int standard, int least, int most) {
        Optional<String> text = value(setting);
        if (text.isEmpty()) {
            return standard;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        wrong(setting, "must be a whole number from " + least + " to " + most);
        return standard;
    }

    private String oneOf(Setting setting, String standard, List<String> allowed) {
        String text =
                value(setting).map(given -> given.toLowerCase(Locale.ROOT)).orElse(standard);
        if (!allowed.contains(text)) {
            wrong(setting, "must be " + String.join(" or ", allowed));
            return standard;
        }
        return text;
    }

    /** An empty value is an unset one: that is how compose files and unit files unset a name. */
    private Optional<String> value(Setting setting) {
        return Optional.ofNullable(environment.get(setting.name()))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private void wrong(Setting setting, String what) {
        problems.add(setting.name() + " " + what + ".");
    }
}
