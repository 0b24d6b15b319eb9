package org.palier.twilio;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.HttpMethod;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.palier.calls.Dialer;
import org.palier.phones.PhoneNumber;
import org.palier.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Twilio's Calls resource, or that of an API compatible with it. A call that may have been placed is not placed again. */
public final class TwilioDialer implements Dialer {
    private static final Logger log = LoggerFactory.getLogger(TwilioDialer.class);
    private static final int RING_SECONDS = 25;

    private final Settings.Twilio account;
    private final URI api;
    private final VoiceUrls urls;
    private final Duration timeout;
    private final java.net.http.HttpClient connections = OneAttempt.connections();

    /**
     * @param api the base address, such as {@code https://api.twilio.com}
     * @param timeout for a whole answer, {@link TwilioCarrier#TIMEOUT} but in tests
     */
    public TwilioDialer(Settings.Twilio account, URI api, VoiceUrls urls, Duration timeout) {
        this.account = account;
        this.api = api;
        this.urls = urls;
        this.timeout = timeout;
    }

    @Override
    public Placing place(PhoneNumber line, PhoneNumber to, String key) {
        OneAttempt attempt = new OneAttempt(connections, api, timeout);
        try {
            Call call = Call.creator(
                            account.accountSid(),
                            new com.twilio.type.PhoneNumber(to.e164()),
                            new com.twilio.type.PhoneNumber(line.e164()),
                            URI.create(urls.out(key)))
                    .setMethod(HttpMethod.POST)
                    .setTimeout(RING_SECONDS)
                    .setStatusCallback(URI.create(urls.out(key) + "/status"))
                    .setStatusCallbackMethod(HttpMethod.POST)
                    .setStatusCallbackEvent(List.of("initiated", "ringing", "answered", "completed"))
                    .create(client(attempt));
            return call.getSid() == null
                    ? new Placing.Unknown("an answer without a sid")
                    : new Placing.Placed(call.getSid());
        } catch (ApiException e) {
            int status = attempt.status();
            log.warn("call {} was not placed: status {}, code {}", key, status, e.getCode());
            Integer code = e.getCode();
            return status >= 400 && status < 500
                    ? new Placing.Refused(code == null ? status : code)
                    : new Placing.Unknown("status " + status);
        } catch (TwilioException e) {
            log.warn("call {} may have been placed: {}", key, e.getClass().getSimpleName());
            return new Placing.Unknown(attempt.left() ? "no answer" : "not sent");
        }
    }

    private TwilioRestClient client(OneAttempt attempt) {
        return new TwilioRestClient.Builder(account.accountSid(), account.authToken())
                .accountSid(account.accountSid())
                .httpClient(attempt)
                .build();
    }
}
