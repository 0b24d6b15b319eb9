package org.palier.twilio;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palier.outbox.Statuses;
import org.palier.outbox.Statuses.Told;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /twilio/status}: what became of a text. Twilio sends statuses in any order, sometimes twice, and wants a 204. */
public final class StatusWebhook {
    private static final Logger log = LoggerFactory.getLogger(StatusWebhook.class);

    private final Signature signature;
    private final Statuses statuses;
    private final MeterRegistry meters;
    private final Refusals refusals = new Refusals();

    public StatusWebhook(Signature signature, Statuses statuses, MeterRegistry meters) {
        this.signature = signature;
        this.statuses = statuses;
        this.meters = meters;
    }

    /** Adds the route. */
    public void routes(RoutesConfig routes) {
        routes.post(StatusUrl.PATH, this::receive);
    }

    private void receive(Context ctx) {
        Form form = Form.of(RequestBody.of(ctx.req()));
        String query = ctx.req().getQueryString();
        String target = ctx.req().getRequestURI() + (query == null ? "" : "?" + query);
        String presented = ctx.header("X-Twilio-Signature");
        if (!signature.covers(target, form, presented)) {
            refusals.note(
                    StatusUrl.PATH,
                    presented == null ? "no signature" : "wrong signature",
                    ctx.req().getRemoteAddr());
            count("forged");
            ctx.status(HttpStatus.FORBIDDEN);
            return;
        }
        Told told = tell(ctx, form);
        if (told == Told.UNKNOWN_TEXT) {
            log.warn("a status of a text that is not known");
        }
        count(told.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private Told tell(Context ctx, Form form) {
        Optional<String> sid = form.value("MessageSid").filter(value -> !value.isBlank());
        Optional<String> status = form.value("MessageStatus").filter(value -> !value.isBlank());
        if (sid.isEmpty() || status.isEmpty()) {
            return Told.UNKNOWN_TEXT;
        }
        Integer error = form.value("ErrorCode")
                .flatMap(StatusWebhook::number)
                .map(Long::intValue)
                .orElse(null);
        String answered = ctx.queryParam("reply");
        Optional<Long> part = number(ctx, "part");
        return answered != null && part.isPresent()
                ? statuses.ofReply(answered, part.get().intValue(), sid.get(), status.get(), error)
                : statuses.ofText(number(ctx, "outbox"), sid.get(), status.get(), error);
    }

    private static Optional<Long> number(Context ctx, String name) {
        @Nullable String value = ctx.queryParam(name);
        return value == null ? Optional.empty() : number(value);
    }

    private static Optional<Long> number(String value) {
        try {
            return Optional.of(Long.parseLong(value));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void count(String outcome) {
        meters.counter("palier.statuses", "outcome", outcome).increment();
    }
}
