package org.palier.dialogue;

import java.util.Optional;
import org.palier.intents.Channel;

/**
 * One thing heard from a tenant.
 *
 * @param text what was written or recognised, in NFC, may be empty; keypad digits are text too
 * @param pictures how many media came with it
 * @param carrierOptOut the keyword that the carrier has already acted on and answered
 */
public record Heard(Channel channel, String text, int pictures, Optional<OptOutKeyword> carrierOptOut) {
    /** Twilio's {@code OptOutType}. */
    public enum OptOutKeyword {
        STOP,
        START,
        HELP
    }

    public static Heard sms(String text) {
        return new Heard(Channel.SMS, text, 0, Optional.empty());
    }
}
