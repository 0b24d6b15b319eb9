package org.palier.twilio;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a webhook comes from Twilio: {@code X-Twilio-Signature} is the base64 of HMAC-SHA1, keyed by the auth token, over the
 * URL as Twilio knows it and every parameter of the form in order ("Webhooks security", Twilio's documentation).
 *
 * <p>The URL is the configured public address with the path and query exactly as received, because a proxy hides the rest. Twilio keeps
 * or drops the port depending on the product, so both forms are tried; with every token, because tokens are exchanged while calls
 * come in. Thread-safe.
 */
public final class Signature {
    private static final String ALGORITHM = "HmacSHA1";

    private final List<byte[]> bases;
    private final List<ThreadLocal<Mac>> macs;

    /**
     * @param publicUrl without a slash at its end
     * @param tokens all that are valid, the usual one first
     */
    public Signature(URI publicUrl, List<String> tokens) {
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("no token to verify with");
        }
        this.bases = candidates(publicUrl).stream().map(Signature::bytes).toList();
        this.macs = tokens.stream().map(Signature::keyed).toList();
    }

    /**
     * Whether the header signs this request with one of the tokens.
     *
     * @param pathAndQuery raw, as on the request line
     */
    public boolean covers(String pathAndQuery, Form form, @Nullable String header) {
        if (header == null || header.length() != 28) {
            return false;
        }
        byte[] presented = header.getBytes(StandardCharsets.ISO_8859_1);
        byte[] path = bytes(pathAndQuery);
        for (ThreadLocal<Mac> mac : macs) {
            for (byte[] base : bases) {
                if (MessageDigest.isEqual(computed(mac.get(), base, path, form), presented)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The header that Twilio would send for a URL and a form: what the test phone and the tests present. */
    public static String of(String token, String url, Form form) {
        return new String(computed(keyed(token).get(), bytes(url), new byte[0], form), StandardCharsets.ISO_8859_1);
    }

    private static byte[] computed(Mac mac, byte[] base, byte[] path, Form form) {
        mac.update(base);
        mac.update(path);
        form.inSignedOrder(mac::update);
        return Base64.getEncoder().encode(mac.doFinal());
    }

    private static List<String> candidates(URI url) {
        String host = url.getScheme() + "://" + url.getHost();
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        List<String> candidates = new ArrayList<>();
        int usual = url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        candidates.add(host + (url.getPort() < 0 ? "" : ":" + url.getPort()) + path);
        candidates.add(host + (url.getPort() < 0 ? ":" + usual : "") + path);
        return candidates;
    }

    private static ThreadLocal<Mac> keyed(String token) {
        SecretKeySpec key = new SecretKeySpec(bytes(token), ALGORITHM);
        return ThreadLocal.withInitial(() -> {
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(key);
                return mac;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java has " + ALGORITHM, e);
            }
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
