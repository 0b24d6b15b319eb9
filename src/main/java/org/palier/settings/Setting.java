package org.palier.settings;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** Every name that Palier reads from the environment, with its default and what it is for: the source of README's table. */
public enum Setting {
    PALIER_PORT("8080", "port to listen on"),
    PALIER_HOST("127.0.0.1", "address to listen on; 0.0.0.0 for every one (a container, no proxy on this machine)"),
    PALIER_PUBLIC_URL(
            "http://localhost:PORT in demo mode", "the address that Twilio calls and signs, as in its console"),
    PALIER_DATA("./data", "folder of the database"),
    PALIER_INTENTS("./intents", "folder of the scripts, the numbers and the words"),
    PALIER_EMBEDDER(
            "-",
            "folder of a sentence model (model.onnx, tokenizer.json) that helps to understand; needs ONNX Runtime"),
    PALIER_DEMO("true without a token, else false", "test phone, demo landlord, demo accounts"),
    PALIER_NUMBER("the landlord's lines", "the number that tenants text, in the form +33536490001"),
    TWILIO_ACCOUNT_SID("-", "account that sends; required with a token"),
    TWILIO_AUTH_TOKEN("-", "token that signs the webhooks and sends"),
    TWILIO_AUTH_TOKEN_SECONDARY("-", "second token, accepted too while tokens are exchanged"),
    PALIER_TWILIO_API_URL("https://api.twilio.com", "Twilio's REST API, or one that is compatible"),
    PALIER_SMS_VALIDITY_SECONDS(
            "14400", "how long the carrier may try to deliver what Palier sends of itself (1 to 36000)"),
    PALIER_BURST_SECONDS("30", "messages of a tenant within so many seconds are understood as one (0 to 120)"),
    PALIER_QUIET_HOURS("24", "a conversation closes after so many hours without a message (1 to 720)"),
    PALIER_RETENTION(
            "365",
            "days after which a closed conversation is erased with all that was said in it, and a contact with its last one (1 to 3650)"),
    PALIER_REPLIES_PER_HOUR(
            "40",
            "answers to one number in an hour before Palier keeps silent; dangers are answered up to three times as many (5 to 1000)"),
    PALIER_SAME_MESSAGES(
            "5", "identical messages in a row that are answered before it is taken for a machine (2 to 20)"),
    PALIER_DANGER_ASKED(
            "50",
            "from this likelihood of a danger on, in percent, Palier asks one question and alerts a person; lower finds more and alarms more (5 to 95)"),
    PALIER_DANGER_ANSWERED(
            "75",
            "from this likelihood of a danger on, in percent, Palier tells the number at once; not under PALIER_DANGER_ASKED (5 to 95)"),
    PALIER_ABSENCE_MINUTES(
            "15", "what an adviser holds goes back to the queue after so many minutes without that person (1 to 1440)"),
    PALIER_SMS_CENTS("7", "what one SMS costs, in cents: the studio tells what a text costs in a year (1 to 100)"),
    PALIER_SECOND_PERSON("true", "a script about danger is published by another person than the one who wrote it"),
    PALIER_VOICE_FR("Polly.Lea-Neural", "Twilio's voice that speaks French"),
    PALIER_VOICE_EN("Polly.Amy-Neural", "Twilio's voice that speaks English"),
    PALIER_SPEECH_MODEL("-", "model of speech recognition; without one Twilio chooses, and changes it when one fails"),
    PALIER_CALLS_PER_HOUR("20", "calls of one number that are answered in an hour (1 to 1000)"),
    PALIER_REJECTED_CALLERS("-", "numbers that are refused, in the form +33536490001, with commas between them"),
    PALIER_RING_SECONDS("20", "how long one telephone of the staff rings; less than a mailbox waits (5 to 60)"),
    PALIER_REACH_SECONDS("90", "how long a caller waits while the staff is rung in turn (10 to 600)"),
    PALIER_MAILBOX_KEY("-", "64 hexadecimal digits that encrypt the messages callers leave; required with an account"),
    PALIER_MAILBOX_DAYS("30", "messages that callers leave are kept so many days (1 to 365)"),
    PALIER_METRICS_TOKEN("-", "bearer token for /metrics; without it only this machine may read it"),
    PALIER_LOG("text", "form of the log lines: text or json"),
    PALIER_LOG_LEVEL(
            "info",
            "debug, info or warn; debug adds a line per message, without its text, and each new SQL statement, without its values"),
    PALIER_HEAP("192m", "memory of the Java heap, read by scripts/palier");

    private final String standard;
    private final String purpose;

    Setting(String standard, String purpose) {
        this.standard = standard;
        this.purpose = purpose;
    }

    /** The default as shown to a reader; {@code -} for none. */
    public String standard() {
        return standard;
    }

    /** What the setting is for, in one line. */
    public String purpose() {
        return purpose;
    }

    static boolean known(String name) {
        return Arrays.stream(values()).anyMatch(setting -> setting.name().equals(name));
    }

    /** The known name that a mistyped one most resembles, if any is near. */
    static Optional<Setting> nearest(String name) {
        return Arrays.stream(values())
                .min(Comparator.comparingInt(setting -> distance(setting.name(), name)))
                .filter(setting -> distance(setting.name(), name) <= Math.max(3, name.length() * 9 / 20));
    }

    /** All settings as a Markdown table. */
    public static String markdown() {
        StringBuilder table = new StringBuilder("| name | default | what it is for |\n|---|---|---|\n");
        for (Setting setting : values()) {
            table.append("| `%s` | %s | %s |%n".formatted(setting.name(), setting.standard, setting.purpose));
        }
        return table.toString();
    }

    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substitution = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
