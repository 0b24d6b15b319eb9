package org.palier.twilio;

import java.util.List;
import org.palier.intents.Language;
import org.palier.phones.PhoneNumber;

/** The TwiML that another host keeps for when this one does not answer: it speaks, then rings. It needs nothing of Palier to work. */
public final class FallbackTwiml {
    private static final String RING_SECONDS = "25";

    private FallbackTwiml() {}

    /**
     * Writes it.
     *
     * @param sentences that are spoken first, in French
     * @param line the number to show to who is rung
     * @param phones to ring in turn
     * @param goodbye what is spoken when nobody answers
     */
    public static String of(
            Voices voices, List<String> sentences, PhoneNumber line, List<PhoneNumber> phones, String goodbye) {
        Xml xml = new Xml();
        sentences.forEach(sentence -> say(xml, voices, sentence));
        for (PhoneNumber phone : phones) {
            xml.open("Dial", "callerId", line.e164(), "timeout", RING_SECONDS, "answerOnBridge", "true")
                    .text("Number", phone.e164())
                    .close("Dial");
        }
        say(xml, voices, goodbye);
        return xml.empty("Hangup").response();
    }

    private static void say(Xml xml, Voices voices, String sentence) {
        Voices.Voice voice = voices.of(Language.FR);
        xml.text("Say", sentence, "voice", voice.name(), "language", voice.speaks());
    }
}
