package org.palier.twilio;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.palier.line.Inbound;
import org.palier.line.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /twilio/sms}: a tenant's message. Checks that it is Twilio's, has it received, and answers what the line says. A failure to
 * store is left to the server, which answers 503: then Twilio asks the fallback.
 */
public final class SmsWebhook {
    /** Its path on the server and in Twilio's console. */
    public static final String PATH = "/twilio/sms";

    private static final Logger log = LoggerFactory.getLogger(SmsWebhook.class);
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25),
        Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofSeconds(1),
                Duration.ofSeconds(5)
    };

    private final Signature signature;
    private final Function<Inbound, Receipt> line;
    private final Optional<StatusUrl> callbacks;
    private final Map<Outcome, Timer> timers = new EnumMap<>(Outcome.class);
    private final Refusals refusals = new Refusals();

    private enum Outcome {
        ANSWERED,
        FORGED,
        MALFORMED,
        FAILED
    }

    /** What to send back. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Answer(int status, String contentType, byte[] body) {
        private static Answer refusal(int status) {
            return new Answer(status, "text/plain; charset=utf-8", new byte[0]);
        }
    }

    public SmsWebhook(Signature signature, Function<Inbound, Receipt> line, MeterRegistry meters) {
        this(signature, line, Optional.empty(), meters);
    }

    /**
     * A webhook of a line.
     *
     * @param line takes a message in and tells what to answer; what it throws is left to the server
     * @param callbacks where Twilio tells what becomes of the answers; empty if nobody is to tell
     */
    public SmsWebhook(
            Signature signature, Function<Inbound, Receipt> line, Optional<StatusUrl> callbacks, MeterRegistry meters) {
        this.signature = signature;
        this.line = line;
        this.callbacks = callbacks;
        for (Outcome outcome : Outcome.values()) {
            timers.put(
                    outcome,
                    Timer.builder("palier.webhook")
                            .description("Webhooks of Twilio, by kind and by what became of them")
                            .tag("kind", "sms")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .serviceLevelObjectives(BUCKETS)
                            .register(meters));
        }
    }

    public void routes(RoutesConfig routes) {
        routes.post(PATH, this::handle);
    }

    private void handle(Context ctx) throws IOException {
        HttpServletRequest request = ctx.req();
        long started = System.nanoTime();
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            ctx.status(415);
            return;
        }
        byte[] body = RequestBody.of(request);
        String query = request.getQueryString();
        Answer answer = answer(
                request.getRequestURI() + (query == null ? "" : "?" + query),
                body,
                request.getHeader("X-Twilio-Signature"),
                request.getRemoteAddr(),
                started);
        // Straight to the response: by way of the context each answer would take a buffer of 32 KiB.
        HttpServletResponse response =
                ctx.status(answer.status).contentType(answer.contentType).res();
        response.setContentLength(answer.body.length);
        response.getOutputStream().write(answer.body);
    }

    /**
     * The whole webhook but for HTTP.
     *
     * @param pathAndQuery as on the request line
     * @param header the signature that was presented, if any
     * @param address of the sender, for the log of refusals
     */
    Answer answer(String pathAndQuery, byte[] body, @Nullable String header, String address, long started) {
        Outcome outcome = Outcome.FAILED;
        try {
            Form form = Form.of(body);
            if (!signature.covers(pathAndQuery, form, header)) {
                outcome = Outcome.FORGED;
                refusals.note(PATH, header == null ? "no signature" : "wrong signature", address);
                return Answer.refusal(403);
            }
            Optional<Inbound> message = InboundForm.read(form);
            if (message.isEmpty()) {
                outcome = Outcome.MALFORMED;
                refusals.note(PATH, "signed, but MessageSid, From or To is missing or malformed", address);
                return Answer.refusal(400);
            }
            byte[] twiml = twiml(message.get().sid(), line.apply(message.get()).replies());
            outcome = Outcome.ANSWERED;
            log.debug("answered {} with {} bytes", message.get().sid(), twiml.length);
            return new Answer(200, Twiml.CONTENT_TYPE, twiml);
        } finally {
            Objects.requireNonNull(timers.get(outcome)).record(Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private byte[] twiml(String sid, List<String> texts) {
        return callbacks
                .map(urls -> Twiml.followed(texts, part -> urls.ofReply(sid, part)))
                .orElseGet(() -> Twiml.messages(texts));
    }

    /** Goes the whole way of a message without HTTP, to warm the program up. */
    public boolean rehearse(String pathAndQuery, byte[] body, String header) {
        return answer(pathAndQuery, body, header, "rehearsal", System.nanoTime()).status == 200;
    }
}
