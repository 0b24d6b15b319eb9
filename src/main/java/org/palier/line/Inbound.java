package org.palier.line;

import java.util.List;
import java.util.Optional;
import org.palier.conversations.Media;
import org.palier.dialogue.Heard;
import org.palier.intents.Channel;
import org.palier.phones.PhoneNumber;
import org.palier.phones.Sender;

/**
 * A message or a spoken sentence as the carrier brings it. Its text form shows neither words nor numbers.
 *
 * @param sid the carrier's key, by which a repeated webhook is known
 * @param line the number that was texted or called
 * @param body in NFC, may be empty
 * @param optOut the keyword that the carrier has already acted on and answered
 */
public record Inbound(
        String sid,
        Sender sender,
        PhoneNumber line,
        Channel channel,
        String body,
        List<Media> media,
        Optional<Heard.OptOutKeyword> optOut) {
    public Inbound {
        media = List.copyOf(media);
    }

    Heard heard() {
        return new Heard(channel, body, media.size(), optOut);
    }

    @Override
    public String toString() {
        return "Inbound[" + sid + "]";
    }
}
