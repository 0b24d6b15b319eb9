package org.palier.testphone;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.palier.phones.PhoneNumber;
import org.w3c.dom.Element;

/** Stands in for Twilio in demo mode: posts each text to the line's own webhook over HTTP, signed, and reads the TwiML of the answer. */
public final class SimulatedCarrier {
    private static final String PATH = "/twilio/sms";

    private final SignedPost post;
    private final String account;

    /**
     * A text that was delivered to the line.
     *
     * @param replies what the answer says, one for each message
     */
    public record Delivery(String sid, int status, List<String> replies, Duration took) {}

    public SimulatedCarrier(SignedPost post, String account) {
        this.post = post;
        this.account = account;
    }

    /**
     * Delivers a text, with so many pictures, from a number to a line.
     *
     * @throws IOException if the line does not answer, or answers what a carrier could not read
     */
    public Delivery deliver(PhoneNumber from, PhoneNumber line, String text, int pictures)
            throws IOException, InterruptedException {
        String sid = (pictures > 0 ? "MM" : "SM") + post.hex(32);
        SignedPost.Answer answer = post.post(post.address(PATH), parameters(sid, from, line, text, pictures));
        List<String> replies = answer.status() == 200 ? messages(answer.body()) : List.of();
        return new Delivery(sid, answer.status(), replies, answer.took());
    }

    private Map<String, String> parameters(String sid, PhoneNumber from, PhoneNumber line, String text, int pictures) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ToCountry", "FR");
        fields.put("SmsMessageSid", sid);
        fields.put("NumMedia", Integer.toString(pictures));
        fields.put("SmsSid", sid);
        fields.put("SmsStatus", "received");
        fields.put("Body", text);
        fields.put("FromCountry", "FR");
        fields.put("To", line.e164());
        fields.put("NumSegments", "1");
        fields.put("MessageSid", sid);
        fields.put("AccountSid", account);
        fields.put("From", from.e164());
        fields.put("ApiVersion", "2010-04-01");
        for (int i = 0; i < pictures; i++) {
            fields.put("MediaContentType" + i, "image/jpeg");
            fields.put(
                    "MediaUrl" + i,
                    "https://api.twilio.com/2010-04-01/Accounts/" + account + "/Messages/" + sid + "/Media/ME"
                            + post.hex(32));
        }
        return fields;
    }

    /** The texts of the messages in an answer. */
    private static List<String> messages(byte[] twiml) throws IOException {
        return TwimlText.verbs(twiml).stream()
                .filter(verb -> verb.getTagName().equals("Message"))
                .map(Element::getTextContent)
                .toList();
    }
}
