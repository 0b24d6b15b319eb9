package org.palier.twilio;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.palier.calls.Arrival;
import org.palier.calls.Input;
import org.palier.calls.Taking;
import org.palier.calls.Telephone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /twilio/voice} and what is below it: a call, its steps, the telephones of the staff that it rings, what becomes of it. Whatever
 * fails is spoken: a caller never hears an error of the carrier. Only a request that is not Twilio's is refused.
 */
public final class VoiceWebhook {
    private static final Logger log = LoggerFactory.getLogger(VoiceWebhook.class);
    private static final int MOST_STEPS = 10_000;

    private final SignedHandler signed;
    private final Telephone telephone;
    private final Taking taking;
    private final VoiceTwiml twiml;
    private final MeterRegistry meters;

    public VoiceWebhook(
            Signature signature, Telephone telephone, Taking taking, VoiceTwiml twiml, MeterRegistry meters) {
        this.signed = new SignedHandler(signature);
        this.telephone = telephone;
        this.taking = taking;
        this.twiml = twiml;
        this.meters = meters;
    }

    public void routes(RoutesConfig routes) {
        routes.post(VoiceUrls.PATH, signed.of(VoiceUrls.PATH, (ctx, form) -> step(ctx, form, 0)));
        routes.post(VoiceUrls.STEP, signed.of(VoiceUrls.PATH, (ctx, form) -> step(ctx, form, number(ctx))));
        routes.post(VoiceUrls.WHISPER, signed.of(VoiceUrls.PATH, this::whisper));
        routes.post(VoiceUrls.TAKE, signed.of(VoiceUrls.PATH, this::take));
        routes.post(VoiceUrls.STATUS, signed.of(VoiceUrls.PATH, this::status));
        routes.post(VoiceUrls.RECORDING, signed.of(VoiceUrls.PATH, this::recording));
    }

    private void step(Context ctx, Form form, int step) {
        long started = System.nanoTime();
        String outcome = "answered";
        Optional<Arrival> arrival = VoiceForm.read(form, step);
        String answer;
        try {
            answer = arrival.map(telephone::answer).orElseGet(() -> trouble(form));
        } catch (RuntimeException e) {
            log.error("a step of a call failed", e);
            outcome = "failed";
            answer = arrival.map(this::trouble).orElseGet(() -> trouble(form));
        }
        if (arrival.isEmpty()) {
            log.warn("a step of a call without CallSid or To");
            outcome = "malformed";
        }
        speak(ctx, answer);
        Timer.builder("palier.webhook")
                .tag("kind", "voice")
                .tag("outcome", outcome)
                .register(meters)
                .record(Duration.ofNanos(System.nanoTime() - started));
    }

    private String trouble(Arrival arrival) {
        return twiml.of(arrival.callSid(), telephone.trouble(arrival));
    }

    private String trouble(Form form) {
        return twiml.of(VoiceForm.call(form).orElse(""), telephone.trouble());
    }

    private void whisper(Context ctx, Form form) {
        String call = ctx.pathParam("call");
        speak(ctx, twiml.whisper(call, number(ctx), taking.whisper(call)));
    }

    /** Who presses the key speaks with the caller even if that cannot be noted. */
    private void take(Context ctx, Form form) {
        String keys = form.value("Digits").orElse("");
        boolean taken;
        try {
            taken = taking.pressed(ctx.pathParam("call"), number(ctx), keys);
        } catch (RuntimeException e) {
            log.error("that a call was taken cannot be stored", e);
            taken = keys.equals("1");
        }
        speak(ctx, VoiceTwiml.taken(taken));
    }

    private void status(Context ctx, Form form) {
        Optional<String> call = VoiceForm.call(form);
        Optional<String> status = form.value("CallStatus");
        if (call.isPresent() && status.isPresent()) {
            Integer seconds = form.value("CallDuration").isPresent() ? VoiceForm.number(form, "CallDuration") : null;
            telephone.status(call.get(), status.get(), seconds);
        }
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void recording(Context ctx, Form form) {
        String call = ctx.pathParam("call");
        Optional<Input.Recorded> recorded = VoiceForm.recorded(form);
        if (recorded.isEmpty() || !VoiceForm.isCall(call)) {
            ctx.status(HttpStatus.NO_CONTENT);
            return;
        }
        try {
            telephone.recorded(call, number(ctx), recorded.get());
            ctx.status(HttpStatus.NO_CONTENT);
        } catch (RuntimeException e) {
            log.error("a message is not stored yet", e);
            ctx.status(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private static int number(Context ctx) {
        String step = ctx.pathParam("step");
        return step.matches("[0-9]{1,5}") ? Math.min(Integer.parseInt(step), MOST_STEPS) : MOST_STEPS;
    }

    private static void speak(Context ctx, String answer) {
        ctx.status(HttpStatus.OK).contentType(Twiml.CONTENT_TYPE).result(answer.getBytes(StandardCharsets.UTF_8));
    }
}
