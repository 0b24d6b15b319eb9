package org.palier.testphone;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.palier.twilio.Form;
import org.palier.twilio.Signature;

/** Posts forms to the line's own webhooks over HTTP, signed as Twilio signs them. */
public final class SignedPost {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final URI server;
    private final URI publicUrl;
    private final String token;
    private final RandomGenerator random;

    /** Made at the first request: it takes a while, and the line should not start later for it. */
    private static final class Http {
        static final HttpClient CLIENT =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    /** What was answered, and how long it took. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Answer(int status, byte[] body, Duration took) {}

    /**
     * @param server where this program listens
     * @param publicUrl what the signature is made for
     * @param token the secret that the line checks signatures with
     */
    public SignedPost(URI server, URI publicUrl, String token, RandomGenerator random) {
        this.server = server;
        this.publicUrl = publicUrl;
        this.token = token;
        this.random = random;
    }

    /** The address of a webhook as Twilio knows it. */
    public String address(String path) {
        return publicUrl + path;
    }

    /**
     * Posts a form.
     *
     * @param address as Twilio knows it
     * @throws IOException if the line does not answer, or the address is none of the line's
     */
    public Answer post(String address, Map<String, String> fields) throws IOException, InterruptedException {
        if (!address.startsWith(publicUrl + "/")) {
            throw new IOException("an address that is not the line's");
        }
        byte[] body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
        URI target = server.resolve(URI.create(address).getRawPath());
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .header("X-Twilio-Signature", Signature.of(token, address, Form.of(body)))
                .header("I-Twilio-Idempotency-Token", hex(32))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        long start = System.nanoTime();
        HttpResponse<byte[]> answer = Http.CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(answer.statusCode(), answer.body(), Duration.ofNanos(System.nanoTime() - start));
    }

    /** So many hexadecimal digits, as keys of the carrier have them. */
    String hex(int digits) {
        StringBuilder hex = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            hex.append(Character.forDigit(random.nextInt(16), 16));
        }
        return hex.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
