package org.palier.twilio;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads the body of a request within a limit of bytes and of time. */
final class RequestBody {
    /** Ten times the largest webhook that Twilio documents. */
    private static final int MOST_BYTES = 64 * 1024;

    /** Twilio gives up after 15 s in all. */
    private static final long MOST_NANOS = 10_000_000_000L;

    private RequestBody() {}

    /**
     * @throws HttpResponseException 413 if it is larger, 408 if it comes slower or ends before its announced length
     */
    static byte[] of(HttpServletRequest request) {
        long announced = request.getContentLengthLong();
        if (announced > MOST_BYTES) {
            throw new ContentTooLargeResponse();
        }
        byte[] body = new byte[announced >= 0 ? (int) announced : 4096];
        int length = 0;
        long started = System.nanoTime();
        try {
            InputStream in = request.getInputStream();
            while (true) {
                if (length == body.length) {
                    if (length == announced) {
                        return body;
                    }
                    body = Arrays.copyOf(body, Math.min(2 * length + 1024, MOST_BYTES + 1));
                }
                int read = in.read(body, length, body.length - length);
                if (read < 0) {
                    return length == body.length ? body : Arrays.copyOf(body, length);
                }
                length += read;
                if (length > MOST_BYTES) {
                    throw new ContentTooLargeResponse();
                }
                if (System.nanoTime() - started > MOST_NANOS) {
                    throw new HttpResponseException(408, "slow");
                }
            }
        } catch (IOException e) {
            throw new HttpResponseException(408, "cut");
        }
    }
}
