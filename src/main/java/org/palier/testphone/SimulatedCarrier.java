package org.palier.testphone;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.palier.phones.PhoneNumber;
import org.palier.twilio.Form;
import org.palier.twilio.Signature;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Stands in for Twilio in demo mode: posts each text to the line's own webhook over HTTP, signed, and reads the TwiML of the answer. */
public final class SimulatedCarrier {
    private static final String PATH = "/twilio/sms";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final URI server;
    private final URI publicUrl;
    private final String token;
    private final String account;
    private final RandomGenerator random;

    /** Made at the first text: it takes a while, and the line should not start later for it. */
    private static final class Http {
        static final HttpClient CLIENT =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    /**
     * A text that was delivered to the line.
     *
     * @param replies what the answer says, one for each message
     */
    public record Delivery(String sid, int status, List<String> replies, Duration took) {}

    /**
     * @param server where this program listens
     * @param publicUrl what the signature is made for
     * @param token the secret that the line checks signatures with
     */
    public SimulatedCarrier(URI server, URI publicUrl, String account, String token, RandomGenerator random) {
        this.server = server;
        this.publicUrl = publicUrl;
        this.account = account;
        this.token = token;
        this.random = random;
    }

    /**
     * Delivers a text, with so many pictures, from a number to a line.
     *
     * @throws IOException if the line does not answer, or answers what a carrier could not read
     */
    public Delivery deliver(PhoneNumber from, PhoneNumber line, String text, int pictures)
            throws IOException, InterruptedException {
        String sid = (pictures > 0 ? "MM" : "SM") + hex(32);
        String body = parameters(sid, from, line, text, pictures).entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String signature = Signature.of(token, publicUrl + PATH, Form.of(bytes));
        HttpRequest request = HttpRequest.newBuilder(server.resolve(publicUrl.getPath() + PATH))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .header("X-Twilio-Signature", signature)
                .header("I-Twilio-Idempotency-Token", hex(32))
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        long start = System.nanoTime();
        HttpResponse<byte[]> answer = Http.CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        List<String> replies = answer.statusCode() == 200 ? messages(answer.body()) : List.of();
        return new Delivery(sid, answer.statusCode(), replies, took);
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
                            + hex(32));
        }
        return fields;
    }

    private String hex(int digits) {
        StringBuilder hex = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            hex.append(Character.forDigit(random.nextInt(16), 16));
        }
        return hex.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The texts of the messages in an answer. */
    static List<String> messages(byte[] twiml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(twiml));
            NodeList found = document.getElementsByTagName("Message");
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < found.getLength(); i++) {
                texts.add(found.item(i).getTextContent());
            }
            return texts;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("the line answered what is not TwiML", e);
        }
    }
}
