package org.palier.twilio;

import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Carries one call of twilio-java to the configured address in one request, and keeps what the library hides: the status, Retry-After, and
 * whether the request left at all. The library's own client sends a POST up to six times, which may be six texts.
 */
final class OneAttempt extends HttpClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final long LONGEST_WAIT_SECONDS = 3600;

    static {
        // A connection that the far end has closed meanwhile looks like a text that may have been sent. Palier makes no
        // other use
        // of this client, so the setting of the whole program is set here; the default is twenty minutes.
        if (System.getProperty("jdk.httpclient.keepalive.timeout") == null) {
            System.setProperty("jdk.httpclient.keepalive.timeout", "5");
        }
    }

    private final java.net.http.HttpClient connections;
    private final URI api;
    private final Duration timeout;
    private int status;
    private boolean left = true;
    private Optional<Duration> retryAfter = Optional.empty();

    OneAttempt(java.net.http.HttpClient connections, URI api, Duration timeout) {
        this.connections = connections;
        this.api = api;
        this.timeout = timeout;
    }

    /** The connections that all calls share. */
    static java.net.http.HttpClient connections() {
        return java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
    }

    /** The status of the answer; 0 if there was none. */
    int status() {
        return status;
    }

    /** False only if it is certain that nothing was sent. */
    boolean left() {
        return left;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        CompletableFuture<HttpResponse<String>> answer =
                connections.sendAsync(translated(request), BodyHandlers.ofString());
        try {
            // The timeout of a request of java.net.http ends with the head of the answer; this one covers the body too.
            HttpResponse<String> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            status = response.statusCode();
            retryAfter = response.headers().firstValue("Retry-After").flatMap(OneAttempt::seconds);
            return new Response(response.body(), status);
        } catch (ExecutionException e) {
            left = !unsent(e.getCause());
            throw new ApiConnectionException("no answer: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new ApiConnectionException("no answer in " + timeout, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiConnectionException("interrupted", e);
        }
    }

    private HttpRequest translated(Request request) {
        URL url = request.constructURL();
        HttpRequest.Builder translated = HttpRequest.newBuilder(URI.create(base() + url.getFile()));
        request.getHeaderParams().forEach((name, values) -> values.forEach(value -> translated.header(name, value)));
        if (request.requiresAuthentication()) {
            translated.header("Authorization", request.getAuthString());
        }
        if (request.getMethod() == HttpMethod.POST) {
            translated.header("Content-Type", "application/x-www-form-urlencoded");
            return translated
                    .POST(BodyPublishers.ofString(request.encodeFormBody(), StandardCharsets.UTF_8))
                    .build();
        }
        return translated.GET().build();
    }

    private String base() {
        String base = api.toString();
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    private static boolean unsent(@Nullable Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || failure instanceof UnknownHostException
                || failure instanceof SSLHandshakeException
                || (failure instanceof IOException && failure.getCause() instanceof UnresolvedAddressException);
    }

    private static Optional<Duration> seconds(String header) {
        try {
            long seconds = Long.parseLong(header.strip());
            return seconds < 0
                    ? Optional.empty()
                    : Optional.of(Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT_SECONDS)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
