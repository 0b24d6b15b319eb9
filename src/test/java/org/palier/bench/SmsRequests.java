package org.palier.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.palier.twilio.Form;
import org.palier.twilio.Signature;

/** Distinct signed SMS webhooks, as the bytes of HTTP/1.1 requests. The same seed gives the same requests. */
public final class SmsRequests {
    static final String PATH = "/twilio/sms";
    static final String TOKEN = "only-for-measuring";
    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    static final String LINE = "+33536490001";

    private final Random random;
    private final String publicUrl;
    private final List<String> texts;
    private final List<String> deck = new ArrayList<>();

    public SmsRequests(long seed, String publicUrl, List<String> texts) {
        this.random = new Random(seed);
        this.publicUrl = publicUrl;
        this.texts = texts;
    }

    /** Requests with varied texts: each text is used in turn, with two typing errors, so that no cache of texts looks like speed. */
    List<byte[]> varied(int count, int phones) {
        List<byte[]> requests = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            if (deck.isEmpty()) {
                deck.addAll(texts);
                Collections.shuffle(deck, random);
            }
            String text = mistyped(mistyped(deck.remove(deck.size() - 1)));
            requests.add(request(sid(), phone(random.nextInt(phones)), text));
        }
        return requests;
    }

    public static String phone(int index) {
        return String.format("+3363998%04d", index);
    }

    public String sid() {
        return String.format("SM%016x%016x", random.nextLong(), random.nextLong());
    }

    public byte[] request(String sid, String from, String text) {
        String body = "ToCountry=FR&ToState=&SmsMessageSid=" + sid + "&NumMedia=0&ToCity=&FromZip=&SmsSid=" + sid
                + "&FromState=&SmsStatus=received&FromCity=&Body=" + encoded(text) + "&FromCountry=FR&To="
                + encoded(LINE) + "&ToZip=&NumSegments=1&MessageSid=" + sid + "&AccountSid=" + ACCOUNT + "&From="
                + encoded(from) + "&ApiVersion=2010-04-01";
        byte[] form = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + PATH + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: TwilioProxy/1.1\r\n"
                + "Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r\nContent-Length: " + form.length
                + "\r\nX-Twilio-Signature: " + Signature.of(TOKEN, publicUrl + PATH, Form.of(form)) + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.UTF_8);
        byte[] request = new byte[start.length + form.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(form, 0, request, start.length, form.length);
        return request;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String mistyped(String text) {
        if (text.length() < 4) {
            return text + text.substring(0, Math.min(1, text.length()));
        }
        int at = random.nextInt(text.length() - 1);
        StringBuilder typed = new StringBuilder(text);
        switch (random.nextInt(3)) {
            case 0 -> {
                typed.setCharAt(at, text.charAt(at + 1));
                typed.setCharAt(at + 1, text.charAt(at));
            }
            case 1 -> typed.insert(at, text.charAt(at));
            default -> typed.deleteCharAt(at);
        }
        return typed.toString();
    }
}
