package org.palier.twilio;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.palier.calls.RecordingSource;
import org.palier.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Twilio's Recordings resource, or that of an API compatible with it. Addresses are made of the account and the recording's key, never
 * taken from a webhook. Fetching and deleting may be repeated without harm.
 */
public final class TwilioRecordings implements RecordingSource {
    private static final Logger log = LoggerFactory.getLogger(TwilioRecordings.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Three minutes of speech are three megabytes at most. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final Settings.Twilio account;
    private final URI api;
    private final HttpClient connections = OneAttempt.connections();

    /**
     * @param api the base address, such as {@code https://api.twilio.com}
     */
    public TwilioRecordings(Settings.Twilio account, URI api) {
        this.account = account;
        this.api = api;
    }

    @Override
    public Fetching fetch(String recordingSid) {
        try {
            HttpResponse<byte[]> answer =
                    connections.send(request(recordingSid, ".mp3").GET().build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() == 200 && answer.body().length > 0 && answer.body().length <= MOST_BYTES) {
                return new Fetching.Fetched(answer.body());
            }
            log.warn("recording {} is not there: status {}", recordingSid, answer.statusCode());
            return new Fetching.Later("status " + answer.statusCode());
        } catch (IOException e) {
            return new Fetching.Later(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Fetching.Later("interrupted");
        }
    }

    @Override
    public boolean delete(String recordingSid) {
        try {
            int status = connections
                    .send(request(recordingSid, ".json").DELETE().build(), BodyHandlers.discarding())
                    .statusCode();
            if (status != 204 && status != 404) {
                log.warn("recording {} could not be deleted: status {}", recordingSid, status);
            }
            return status == 204 || status == 404;
        } catch (IOException e) {
            log.warn(
                    "recording {} could not be deleted: {}",
                    recordingSid,
                    e.getClass().getSimpleName());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private HttpRequest.Builder request(String recordingSid, String form) {
        String credentials = account.accountSid() + ":" + account.authToken();
        String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("%s/2010-04-01/Accounts/%s/Recordings/%s%s"
                        .formatted(api.toString().replaceAll("/+$", ""), account.accountSid(), recordingSid, form)))
                .timeout(TIMEOUT)
                .header("Authorization", "Basic " + basic);
    }
}
