package org.palier.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.palier.phones.PhoneNumber;

/**
 * A text to send. Its text form shows neither body nor numbers.
 *
 * @param contactId whom it is for, if that is a contact
 * @param sender the line, E.164, with {@code whatsapp:} before it on that channel
 * @param recipient in the same form
 * @param kind what it is for, such as {@link Pages#KIND}
 * @param cause what it is about, such as the reference of a request
 * @param validUntil after this moment it is better not sent
 */
public record OutboundText(
        long landlordId,
        @Nullable Long contactId,
        String sender,
        String recipient,
        String kind,
        String cause,
        String body,
        Instant validUntil) {
    private static final String WHATSAPP = "whatsapp:";
    private static final int MOST_CHARACTERS = 1600;

    /**
     * @throws IllegalArgumentException if an address cannot be texted, or the body is blank or over 1,600 characters
     */
    public OutboundText {
        if (unreachable(sender) || unreachable(recipient)) {
            throw new IllegalArgumentException("not an address that can be texted");
        }
        body = body.strip();
        if (body.isEmpty() || body.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("a text has 1 to 1600 characters, not " + body.length());
        }
    }

    private static boolean unreachable(String address) {
        String number = address.startsWith(WHATSAPP) ? address.substring(WHATSAPP.length()) : address;
        return PhoneNumber.ofE164(number).isEmpty();
    }

    @Override
    public String toString() {
        return "OutboundText[" + kind + " about " + cause + "]";
    }
}
