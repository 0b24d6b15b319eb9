package org.palier.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Stands before everything else: no answer leaves without the security headers, no request may change its method by a header, which
 * Javalin's router would obey, and none is begun while the server cannot keep up.
 */
final class Guard extends Handler.Wrapper {
    private static final HttpField[] HEADERS = {
        new PreEncodedHttpField(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; media-src 'self'; "
                        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"),
        new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
        new PreEncodedHttpField("Referrer-Policy", "same-origin"),
        new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"),
        new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"),
        new PreEncodedHttpField("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
    };

    private final BooleanSupplier overloaded;

    Guard(BooleanSupplier overloaded) {
        this.overloaded = overloaded;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpFields.Mutable headers = response.getHeaders();
        for (HttpField header : HEADERS) {
            headers.put(header);
        }
        if (overloaded.getAsBoolean()) {
            return refuse(
                    response,
                    callback,
                    HttpStatus.SERVICE_UNAVAILABLE_503,
                    "Too much at once; try again in a moment.\n");
        }
        if (request.getHeaders().contains("X-HTTP-Method-Override")) {
            return refuse(response, callback, HttpStatus.BAD_REQUEST_400, "X-HTTP-Method-Override is not accepted.\n");
        }
        return super.handle(request, response, callback);
    }

    private static boolean refuse(Response response, Callback callback, int status, String why) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.write(true, ByteBuffer.wrap(why.getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }
}
