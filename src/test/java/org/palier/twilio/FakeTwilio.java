package org.palier.twilio;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.palier.outbox.Carrier;

/** Twilio's Messages resource, with its real shapes and its real troubles. */
public final class FakeTwilio extends Dispatcher {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT);

    /** What becomes of a request. */
    public enum Answer {
        GOOD,
        THROTTLED,
        BROKEN,
        BROKEN_PAGE,
        RESET,
        MADE_THEN_CUT,
        MADE_THEN_HALF,
        MADE_THEN_BROKEN,
        MADE_THEN_SILENT,
        WRONG_NUMBER,
        OPTED_OUT,
        QUEUE_FULL,
        NOT_AUTHORISED
    }

    public record Made(String sid, String to, String from, String body, String direction, String date) {}

    final List<Made> made = Collections.synchronizedList(new ArrayList<>());
    final List<RecordedRequest> requests = Collections.synchronizedList(new ArrayList<>());
    public final Deque<Answer> script = new ConcurrentLinkedDeque<>();
    final Deque<Answer> lookupScript = new ConcurrentLinkedDeque<>();
    public final AtomicInteger lookups = new AtomicInteger();
    Supplier<Answer> otherwise = () -> Answer.GOOD;
    Supplier<Answer> lookupOtherwise = () -> Answer.GOOD;
    private final Clock clock;

    public FakeTwilio(Clock clock) {
        this.clock = clock;
    }

    public List<String> bodies() {
        synchronized (made) {
            return made.stream().map(Made::body).toList();
        }
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        requests.add(request);
        if ("GET".equals(request.getMethod())) {
            lookups.incrementAndGet();
            Answer scripted = lookupScript.poll();
            return answer(scripted == null ? lookupOtherwise.get() : scripted, 200, () -> list(request));
        }
        Answer scripted = script.poll();
        Form form = Form.of(request.getBody().toByteArray());
        return answer(scripted == null ? otherwise.get() : scripted, 201, () -> json(make(form, "outbound-api")));
    }

    Made make(Form form, String direction) {
        synchronized (made) {
            Made message = new Made(
                    "SM%032x".formatted(made.size() + 1),
                    form.value("To").orElseThrow(),
                    form.value("From").orElseThrow(),
                    form.value("Body").orElseThrow(),
                    direction,
                    DATE.format(clock.instant().atOffset(ZoneOffset.UTC)));
            made.add(message);
            return message;
        }
    }

    private static MockResponse answer(Answer answer, int status, Supplier<String> made) {
        boolean makes = answer == Answer.GOOD || answer.name().startsWith("MADE");
        String content = makes ? made.get() : "";
        return switch (answer) {
            case GOOD -> json(status, content).build();
            case THROTTLED ->
                json(429, error(20429, "Too Many Requests", 429))
                        .setHeader("Retry-After", "60")
                        .build();
            case BROKEN -> json(500, error(20500, "Internal Server Error", 500)).build();
            case BROKEN_PAGE ->
                new MockResponse.Builder()
                        .code(503)
                        .setHeader("Content-Type", "text/html")
                        .body("<html>upstream connect error</html>")
                        .build();
            case RESET -> cut();
            case MADE_THEN_CUT -> cut();
            case MADE_THEN_HALF ->
                json(status, content)
                        .onResponseBody(new SocketEffect.CloseSocket())
                        .build();
            case MADE_THEN_BROKEN ->
                json(500, error(20500, "Internal Server Error", 500)).build();
            case MADE_THEN_SILENT ->
                new MockResponse.Builder()
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build();
            case WRONG_NUMBER ->
                json(400, error(21211, "Invalid 'To' Phone Number: +3363998XXXX", 400))
                        .build();
            case OPTED_OUT ->
                json(400, error(21610, "Attempt to send to unsubscribed recipient", 400))
                        .build();
            case QUEUE_FULL ->
                json(400, error(21611, "This 'From' number has exceeded the maximum number of queued messages", 400))
                        .build();
            case NOT_AUTHORISED -> json(401, error(20003, "Authenticate", 401)).build();
        };
    }

    private static MockResponse cut() {
        return new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
    }

    private static MockResponse.Builder json(int status, String content) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(content);
    }

    private static String error(int code, String message, int status) {
        return """
                {"code": %d, "message": "%s", "more_info": "https://www.twilio.com/docs/errors/%d", "status": %d}""".formatted(code, message, code, status);
    }

    private String list(RecordedRequest request) {
        String to = request.getUrl().queryParameter("To");
        String from = request.getUrl().queryParameter("From");
        synchronized (made) {
            List<Made> found = new ArrayList<>(made.stream()
                    .filter(message -> message.to().equals(to) && message.from().equals(from))
                    .toList());
            Collections.reverse(found);
            return """
                    {"messages": [%s], "page": 0, "page_size": 200, "start": 0, "end": %d, "first_page_uri": "/x", \
                    "next_page_uri": null, "previous_page_uri": null, "uri": "/x"}""".formatted(found.stream().map(FakeTwilio::json).collect(Collectors.joining(",")), found.size());
        }
    }

    private static String json(Made message) {
        return """
                {"sid": "%s", "account_sid": "AC00000000000000000000000000000001", "messaging_service_sid": null, \
                "to": "%s", "from": "%s", "body": "%s", "status": "queued", "direction": "%s", "num_segments": "1", \
                "num_media": "0", "price": null, "price_unit": "USD", "error_code": null, "error_message": null, \
                "date_created": "%s", "date_updated": "%s", "date_sent": null, "api_version": "2010-04-01", \
                "uri": "/2010-04-01/Accounts/AC/Messages/x.json", "subresource_uris": {"media": "/x.json"}}""".formatted(
                        message.sid(),
                        message.to(),
                        message.from(),
                        message.body().replace("\"", "\\\"").replace("\n", "\\n"),
                        message.direction(),
                        message.date(),
                        message.date());
    }

    /** A text as the outbox would hand it over. */
    static Carrier.Dispatch text(String sender, String recipient, String body) {
        return new Carrier.Dispatch(7, sender, recipient, body, Duration.ofMinutes(30));
    }
}
