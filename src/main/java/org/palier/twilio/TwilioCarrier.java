package org.palier.twilio;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.base.Page;
import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palier.outbox.Carrier;
import org.palier.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Twilio's Messages resource, or that of an API compatible with it. There is no key by which a repeated request would be known there, so
 * whatever is not certainly refused or unsent is {@link Carrier.Outcome.Ambiguous} (twilio.md 0.1 and 4).
 */
public final class TwilioCarrier implements Carrier {
    /** How long an answer is waited for. */
    public static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final Logger log = LoggerFactory.getLogger(TwilioCarrier.class);

    /** Refusals that pass: the queue of the sender is full. */
    private static final Set<Integer> PASSING = Set.of(21611, 30001);

    private static final int TOO_MANY = 429;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int PAGE = 200;
    private static final int LEAST_VALIDITY = 6;
    private static final int MOST_VALIDITY = 36_000;

    /** How far Twilio's clock and ours may differ. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private final Settings.Twilio account;
    private final URI api;
    private final StatusUrl callbacks;
    private final Duration timeout;
    private final java.net.http.HttpClient connections = OneAttempt.connections();
    private final ObjectMapper json;

    /**
     * @param api the base address, such as {@code https://api.twilio.com}
     * @param timeout for a whole answer, {@link #TIMEOUT} but in tests
     */
    public TwilioCarrier(Settings.Twilio account, URI api, StatusUrl callbacks, Duration timeout) {
        this.account = account;
        this.api = api;
        this.callbacks = callbacks;
        this.timeout = timeout;
        this.json = new TwilioRestClient.Builder(account.accountSid(), account.authToken())
                .build()
                .getObjectMapper();
    }

    @Override
    public Outcome send(Dispatch text) {
        OneAttempt attempt = new OneAttempt(connections, api, timeout);
        try {
            Message message = Message.creator(
                            account.accountSid(),
                            new PhoneNumber(text.recipient()),
                            new PhoneNumber(text.sender()),
                            text.body())
                    .setStatusCallback(callbacks.ofText(text.id()))
                    .setValidityPeriod(validity(text.validity()))
                    .create(client(attempt));
            return message.getSid() == null
                    ? new Outcome.Ambiguous("an answer without a sid")
                    : new Outcome.Sent(message.getSid(), status(message));
        } catch (TwilioException e) {
            return outcome(text, attempt, e);
        }
    }

    private static Outcome outcome(Dispatch text, OneAttempt attempt, TwilioException failure) {
        int status = attempt.status();
        if (status == TOO_MANY) {
            return new Outcome.Throttled(attempt.retryAfter());
        }
        if (status >= 400 && status < 500 && status != REQUEST_TIMEOUT) {
            Integer code = failure instanceof ApiException api ? api.getCode() : null;
            int known = code == null ? status : code;
            log.warn("text {} refused: status {}, code {}", text.id(), status, known);
            return new Outcome.Refused(known, !PASSING.contains(known));
        }
        if (!attempt.left()) {
            log.warn("text {} did not leave: {}", text.id(), kind(failure));
            return new Outcome.NotSent(kind(failure));
        }
        log.warn("text {} may have been sent: status {}, {}", text.id(), status, kind(failure));
        return new Outcome.Ambiguous("status " + status);
    }

    /** Without the message: that of a parser may quote an answer, and so the text. */
    private static String kind(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName();
    }

    @Override
    public Finding find(String sender, String recipient, String body, Instant since) {
        OneAttempt attempt = new OneAttempt(connections, api, timeout);
        try {
            // Not by DateSent: that of a queued text is still empty.
            Page<Message> page = Message.reader(account.accountSid())
                    .setTo(new PhoneNumber(recipient))
                    .setFrom(new PhoneNumber(sender))
                    .setPageSize((long) PAGE)
                    .firstPage(client(attempt));
            Instant earliest = since.minus(SKEW);
            List<Message> recent = page.getRecords().stream()
                    .filter(message -> !before(message.getDateCreated(), earliest))
                    .toList();
            if (page.hasNextPage() && recent.size() == page.getRecords().size()) {
                return new Finding.Unknown(attempt.retryAfter());
            }
            return new Finding.Seen(recent.stream()
                    .filter(message -> message.getDirection() != Message.Direction.OUTBOUND_REPLY
                            && message.getDirection() != Message.Direction.INBOUND)
                    .filter(message -> same(message.getBody(), body))
                    .map(message -> new Sighting(message.getSid(), status(message)))
                    .toList());
        } catch (TwilioException e) {
            log.warn("could not look for a text: status {}, {}", attempt.status(), kind(e));
            return new Finding.Unknown(attempt.retryAfter());
        }
    }

    private static boolean before(@Nullable ZonedDateTime created, Instant earliest) {
        return created != null && created.toInstant().isBefore(earliest);
    }

    /** A trial account puts a sentence before each text. */
    private static boolean same(@Nullable String found, String body) {
        return found != null && (found.strip().equals(body) || found.strip().endsWith(" - " + body));
    }

    private static String status(Message message) {
        return message.getStatus() == null ? "queued" : message.getStatus().toString();
    }

    private static int validity(Duration validity) {
        return (int) Math.max(LEAST_VALIDITY, Math.min(MOST_VALIDITY, validity.toSeconds()));
    }

    private TwilioRestClient client(OneAttempt attempt) {
        return new TwilioRestClient.Builder(account.accountSid(), account.authToken())
                .accountSid(account.accountSid())
                .httpClient(attempt)
                .objectMapper(json)
                .build();
    }
}
