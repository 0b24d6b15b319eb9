package org.palier.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.palier.phones.PhoneNumber;

/**
 * What the operator decided, read once from the environment. The names are those of {@link Setting}.
 *
 * @param publicUrl the address that Twilio calls and signs, without a slash at its end
 * @param embedder folder of a sentence model, if the operator delivered one
 * @param twilio the account; empty in a demo without one
 * @param number the landlord's line, when one is imposed
 * @param danger where a danger is asked about and where it is answered
 * @param retention how long a closed conversation is kept
 * @param absence after this time without a person at the desk, what that person holds goes back to the queue
 * @param metricsToken what a reader of the metrics must present, if anything
 */
public record Settings(
        String host,
        int port,
        URI publicUrl,
        Path data,
        Path intents,
        Optional<Path> embedder,
        boolean demo,
        Optional<PhoneNumber> number,
        Optional<Twilio> twilio,
        URI twilioApi,
        Duration smsValidity,
        Guards guards,
        Danger danger,
        Duration retention,
        Duration absence,
        Studio studio,
        Calls calls,
        Mailbox mailbox,
        Optional<String> metricsToken,
        Log log) {

    /**
     * The account at Twilio. Its text form hides the tokens.
     *
     * @param secondaryToken accepted beside the first while tokens are exchanged
     */
    public record Twilio(String accountSid, String authToken, Optional<String> secondaryToken) {
        @Override
        public String toString() {
            return "Twilio[" + accountSid + "]";
        }
    }

    /**
     * How the line treats what comes in.
     *
     * @param burst messages of a contact within this time are understood as one
     * @param quiet a conversation closes after this time without a message
     * @param repliesPerHour answers to one number in an hour before silence
     * @param sameMessages identical messages in a row that are answered
     */
    public record Guards(Duration burst, Duration quiet, int repliesPerHour, int sameMessages) {}

    /**
     * How likely a danger must be, 0 to 1.
     *
     * @param asked from here on the tenant is asked one short question and a person is alerted
     * @param answered from here on the number is told at once; at least as much as {@code asked}
     */
    public record Danger(double asked, double answered) {}

    /**
     * How scripts are revised.
     *
     * @param smsCents what one SMS costs
     * @param secondPerson whether it takes two persons to publish a script about danger
     */
    public record Studio(int smsCents, boolean secondPerson) {}

    /**
     * How calls are taken.
     *
     * @param speechModel empty leaves recognition to the carrier
     * @param perHour calls of one number that are answered in an hour
     * @param rejected numbers that are refused, E.164
     * @param ring how long one telephone of the staff rings
     * @param reach how long the staff is rung in turn
     */
    public record Calls(
            String frenchVoice,
            String englishVoice,
            String speechModel,
            int perHour,
            Set<String> rejected,
            Duration ring,
            Duration reach) {}

    /**
     * How messages that callers leave are kept. Its text form hides the key.
     *
     * @param key hexadecimal, 256 bits
     */
    public record Mailbox(String key, Duration keep) {
        @Override
        public String toString() {
            return "Mailbox[" + keep + "]";
        }
    }

    /** The form of log lines and the least level that is written. */
    public record Log(boolean json, String level) {}

    /**
     * Reads and checks an environment, such as {@link System#getenv()}.
     *
     * @throws InvalidSettingsException with one line for each name that is unknown, malformed or contradicts another
     */
    public static Settings of(Map<String, String> environment) throws InvalidSettingsException {
        return new SettingsReader(environment).read();
    }

    /** The metrics token is a secret: it is not part of the text form. */
    @Override
    public String toString() {
        return "Settings[" + host + ":" + port + ", " + publicUrl + ", demo=" + demo + "]";
    }
}
