package org.palier.line;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.palier.conversations.Conversation;
import org.palier.intents.Channel;
import org.palier.phones.PhoneNumber;

/**
 * What an adviser says to a tenant, as it is to be sent. Its text form shows neither words nor numbers.
 *
 * @param line the number of the landlord that the tenant wrote to last
 * @param channel SMS or WHATSAPP
 * @param notBefore until when it can be taken back
 * @param messageId under which it is stored in the conversation
 */
public record AdviserText(
        long landlordId,
        long contactId,
        PhoneNumber line,
        PhoneNumber to,
        Channel channel,
        Instant notBefore,
        long messageId,
        String body) {

    /** To a tenant, by the way that the conversation goes. */
    static AdviserText in(Conversation conversation, PhoneNumber to, Instant notBefore, long messageId, String body) {
        boolean whatsapp = conversation.channel().equals(Channel.WHATSAPP.name());
        return new AdviserText(
                conversation.landlordId(),
                conversation.contactId(),
                new PhoneNumber(conversation.line()),
                to,
                whatsapp ? Channel.WHATSAPP : Channel.SMS,
                notBefore,
                messageId,
                body);
    }

    @Override
    public String toString() {
        return "AdviserText[" + messageId + "]";
    }

    /** What the outbox knows it by: one message may be sent again. */
    public String cause() {
        return cause(messageId);
    }

    /** What the outbox calls a text about a message. */
    public static String cause(long messageId) {
        return "message " + messageId;
    }

    /** Takes in what is to be sent, in the transaction that stores it. */
    @FunctionalInterface
    public interface Sending {
        void add(Handle tx, AdviserText text);
    }
}
