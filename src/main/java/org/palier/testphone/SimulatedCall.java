package org.palier.testphone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.palier.phones.PhoneNumber;
import org.palier.testphone.CallScene.Heard;
import org.palier.testphone.CallScene.Hop;
import org.palier.testphone.CallScene.Ring;
import org.palier.testphone.CallScene.Waiting;
import org.w3c.dom.Element;

/**
 * A call as Twilio carries it: asks the line's webhooks what to do, and does it until the caller has to say, press or wait for something.
 * Not thread-safe.
 */
public final class SimulatedCall {
    /** What the carrier tells instead of a key when the caller hangs up over a message. */
    public static final String HANG_UP = "hangup";

    private static final int MOST_REDIRECTIONS = 20;

    private final SignedPost post;
    private final String account;
    private final String sid;
    private final String from;
    private final PhoneNumber line;
    private final Deque<Element> verbs = new ArrayDeque<>();
    private final List<Heard> heard = new ArrayList<>();
    private final List<Hop> hops = new ArrayList<>();
    private Waiting waiting = Waiting.NOTHING;
    private @Nullable Element asked;
    private String status = "ringing";
    private String end = "";

    /**
     * @param from the caller as Twilio names it: E.164, or a word for a number that is hidden
     */
    public SimulatedCall(SignedPost post, String account, String from, PhoneNumber line) {
        this.post = post;
        this.account = account;
        this.sid = "CA" + post.hex(32);
        this.from = from;
        this.line = line;
    }

    public String sid() {
        return sid;
    }

    /** Calls the line. */
    public CallScene begin() throws IOException, InterruptedException {
        ask(post.address("/twilio/voice"), Map.of());
        status = "in-progress";
        return scene();
    }

    /** Says something, as it would be recognised. */
    public CallScene say(String words, OptionalDouble confidence) throws IOException, InterruptedException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("SpeechResult", words);
        confidence.ifPresent(value -> fields.put("Confidence", Double.toString(value)));
        return answer(fields);
    }

    public CallScene press(String keys) throws IOException, InterruptedException {
        return answer(Map.of("Digits", keys, "msg", "Gather End"));
    }

    /** Says nothing, and after the tone says nothing either. */
    public CallScene silence() throws IOException, InterruptedException {
        if (waiting == Waiting.TONE) {
            return play();
        }
        Element gather = expect(Waiting.ANSWER);
        return "true".equals(gather.getAttribute("actionOnEmptyResult")) ? next(gather, Map.of()) : play();
    }

    /** Something becomes of the telephone that rings. */
    public CallScene ring(Ring ring) throws IOException, InterruptedException {
        Element dial = expect(Waiting.RINGING);
        boolean answered = ring == Ring.TAKEN || ring == Ring.REFUSED;
        boolean bridged = answered && takes(dial, ring == Ring.TAKEN ? "1" : "2");
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("DialCallSid", "CA" + post.hex(32));
        fields.put("DialCallStatus", ring == Ring.BUSY ? "busy" : ring == Ring.NO_ANSWER ? "no-answer" : "completed");
        fields.put("DialBridged", Boolean.toString(bridged));
        fields.put("DialCallDuration", bridged ? "95" : "0");
        return next(dial, fields);
    }

    /**
     * Speaks after the tone.
     *
     * @param recordingSid by which the carrier keeps it
     * @param hangsUp whether the caller ends the call so, rather than by the hash key
     */
    public CallScene tone(String recordingSid, int seconds, boolean hangsUp) throws IOException, InterruptedException {
        return tone(recordingSid, seconds, hangsUp ? HANG_UP : "#");
    }

    /**
     * Speaks after the tone.
     *
     * @param key that ends it, or {@link #HANG_UP}
     */
    public CallScene tone(String recordingSid, int seconds, String key) throws IOException, InterruptedException {
        Element record = expect(Waiting.TONE);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(
                "RecordingUrl",
                "https://api.twilio.com/2010-04-01/Accounts/" + account + "/Recordings/" + recordingSid);
        fields.put("RecordingSid", recordingSid);
        fields.put("RecordingDuration", Integer.toString(seconds));
        Map<String, String> told = new LinkedHashMap<>(fields);
        told.put("RecordingStatus", "completed");
        told.put("CallSid", sid);
        told.put("AccountSid", account);
        if (key.equals(HANG_UP)) {
            // Twilio's action is not certain once the caller is gone; its status callback is.
            send(record.getAttribute("recordingStatusCallback"), told);
            return hangUp();
        }
        fields.put("Digits", key);
        CallScene scene = next(record, fields);
        send(record.getAttribute("recordingStatusCallback"), told);
        return scene;
    }

    /** The caller hangs up. */
    public CallScene hangUp() throws IOException, InterruptedException {
        if (waiting != Waiting.ENDED) {
            finish("caller");
        }
        return scene();
    }

    private CallScene answer(Map<String, String> fields) throws IOException, InterruptedException {
        return next(expect(Waiting.ANSWER), fields);
    }

    private CallScene next(Element verb, Map<String, String> fields) throws IOException, InterruptedException {
        ask(verb.getAttribute("action"), fields);
        return scene();
    }

    private CallScene play() throws IOException, InterruptedException {
        act();
        return scene();
    }

    private void ask(String address, Map<String, String> own) throws IOException, InterruptedException {
        Hop hop = send(address, parameters(own));
        if (hop.status() != 200) {
            finish("error " + hop.status());
            return;
        }
        verbs.clear();
        verbs.addAll(TwimlText.verbs(hop.answer().getBytes(StandardCharsets.UTF_8)));
        act();
    }

    private void act() throws IOException, InterruptedException {
        waiting = Waiting.NOTHING;
        int redirections = 0;
        while (waiting == Waiting.NOTHING) {
            if (verbs.isEmpty()) {
                finish("nothing left to do");
                return;
            }
            Element verb = verbs.removeFirst();
            switch (verb.getTagName()) {
                case "Say" -> hear(verb);
                case "Pause" -> heard.add(new Heard("", "…"));
                case "Gather" -> {
                    TwimlText.children(verb).stream()
                            .filter(prompt -> prompt.getTagName().equals("Say"))
                            .forEach(this::hear);
                    wait(verb, Waiting.ANSWER);
                }
                case "Dial" -> wait(verb, Waiting.RINGING);
                case "Record" -> wait(verb, Waiting.TONE);
                case "Redirect" -> {
                    if (++redirections > MOST_REDIRECTIONS) {
                        throw new IOException("the line redirects without end");
                    }
                    ask(verb.getTextContent().strip(), Map.of());
                    return;
                }
                case "Hangup" -> finish("line");
                case "Reject" -> finish("rejected");
                default -> throw new IOException("the line answered the verb " + verb.getTagName());
            }
        }
    }

    private void hear(Element say) {
        heard.add(new Heard(say.getAttribute("language"), say.getTextContent()));
    }

    private void wait(Element verb, Waiting what) {
        asked = verb;
        waiting = what;
    }

    /** The leg of who is rung: hears the whisper, presses a key, and is let through or hung up on. */
    private boolean takes(Element dial, String key) throws IOException, InterruptedException {
        Element number = TwimlText.children(dial).get(0);
        Map<String, String> leg = new LinkedHashMap<>();
        leg.put("CallSid", "CA" + post.hex(32));
        leg.put("ParentCallSid", sid);
        leg.put("AccountSid", account);
        leg.put("From", line.e164());
        leg.put("To", number.getTextContent().strip());
        leg.put("Direction", "outbound-dial");
        leg.put("CallStatus", "in-progress");
        Hop whisper = send(number.getAttribute("url"), leg);
        Element gather = TwimlText.verbs(whisper.answer().getBytes(StandardCharsets.UTF_8))
                .get(0);
        leg.put("Digits", key);
        Hop taken = send(gather.getAttribute("action"), leg);
        return TwimlText.verbs(taken.answer().getBytes(StandardCharsets.UTF_8)).isEmpty();
    }

    private void finish(String how) throws IOException, InterruptedException {
        waiting = Waiting.ENDED;
        end = how;
        status = "completed";
        Map<String, String> told = new LinkedHashMap<>(parameters(Map.of()));
        told.put("CallDuration", "42");
        told.put("SequenceNumber", "0");
        send(post.address("/twilio/voice/status"), told);
    }

    private Hop send(String address, Map<String, String> fields) throws IOException, InterruptedException {
        SignedPost.Answer answer = post.post(address, fields);
        Hop hop = new Hop(
                address.substring(post.address("").length()),
                Map.copyOf(fields),
                answer.status(),
                answer.took(),
                new String(answer.body(), StandardCharsets.UTF_8));
        hops.add(hop);
        return hop;
    }

    private Map<String, String> parameters(Map<String, String> own) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("CallSid", sid);
        fields.put("AccountSid", account);
        fields.put("From", from);
        fields.put("Caller", from);
        fields.put("To", line.e164());
        fields.put("Called", line.e164());
        fields.put("CallStatus", status);
        fields.put("Direction", "inbound");
        fields.put("ApiVersion", "2010-04-01");
        fields.putAll(own);
        return fields;
    }

    /** The verb that the call waits with. */
    private Element expect(Waiting what) {
        Element verb = asked;
        if (waiting != what || verb == null) {
            throw new IllegalStateException(
                    "the call waits for " + waiting.name().toLowerCase(Locale.ROOT) + ", not for "
                            + what.name().toLowerCase(Locale.ROOT));
        }
        return verb;
    }

    private CallScene scene() {
        CallScene scene = new CallScene(
                heard,
                waiting,
                waitingFor(Waiting.ANSWER, verb -> verb.getAttribute("input")).contains("speech"),
                waiting == Waiting.ANSWER
                        ? Integer.parseInt(waitingFor(Waiting.ANSWER, verb -> verb.getAttribute("numDigits")))
                        : 0,
                waitingFor(Waiting.RINGING, verb -> verb.getTextContent().strip()),
                end,
                hops);
        heard.clear();
        hops.clear();
        return scene;
    }

    private String waitingFor(Waiting what, Function<Element, String> detail) {
        Element verb = asked;
        return waiting == what && verb != null ? detail.apply(verb) : "";
    }
}
