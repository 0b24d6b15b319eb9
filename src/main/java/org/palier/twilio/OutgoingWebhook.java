package org.palier.twilio;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.palier.calls.Outgoing;
import org.palier.calls.Telephone;
import org.palier.calls.Verb;

/** {@code POST /twilio/voice/out/KEY}: what happens once a person of the staff, who wants to call a tenant, answers the telephone. */
public final class OutgoingWebhook {
    private static final int RING_SECONDS = 40;

    private final SignedHandler signed;
    private final Outgoing outgoing;
    private final Telephone telephone;
    private final VoiceTwiml twiml;

    public OutgoingWebhook(Signature signature, Outgoing outgoing, Telephone telephone, VoiceTwiml twiml) {
        this.signed = new SignedHandler(signature);
        this.outgoing = outgoing;
        this.telephone = telephone;
        this.twiml = twiml;
    }

    public void routes(RoutesConfig routes) {
        routes.post(VoiceUrls.OUT, signed.of(VoiceUrls.OUT, this::answered));
        routes.post(VoiceUrls.OUT_DIAL, signed.of(VoiceUrls.OUT, this::dial));
        routes.post(VoiceUrls.OUT_DONE, signed.of(VoiceUrls.OUT, this::done));
        routes.post(VoiceUrls.OUT_TENANT, signed.of(VoiceUrls.OUT, this::tenant));
        routes.post(VoiceUrls.OUT_STATUS, signed.of(VoiceUrls.OUT, this::status));
    }

    private void answered(Context ctx, Form form) {
        speak(ctx, twiml.askToDial(ctx.pathParam("call"), outgoing.whisper()));
    }

    private void dial(Context ctx, Form form) {
        String key = ctx.pathParam("call");
        boolean wanted = form.value("Digits").filter("1"::equals).isPresent();
        Optional<Verb.Dial> tenant = wanted ? outgoing.dial(key, RING_SECONDS) : Optional.empty();
        speak(ctx, tenant.map(dial -> twiml.dialOut(key, dial)).orElseGet(() -> VoiceTwiml.taken(false)));
    }

    private void done(Context ctx, Form form) {
        String status = form.value("DialCallStatus").orElse("failed");
        outgoing.done(ctx.pathParam("call"), status);
        speak(ctx, status.equals("completed") ? VoiceTwiml.taken(false) : twiml.goodbye(outgoing.nobody()));
    }

    /** What becomes of the tenant's telephone, while it rings and is spoken into. */
    private void tenant(Context ctx, Form form) {
        form.value("CallStatus").ifPresent(status -> outgoing.tenant(ctx.pathParam("call"), status));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void status(Context ctx, Form form) {
        Integer seconds = form.value("CallDuration").isPresent() ? VoiceForm.number(form, "CallDuration") : null;
        form.value("CallStatus").ifPresent(status -> telephone.status(ctx.pathParam("call"), status, seconds));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private static void speak(Context ctx, String answer) {
        ctx.status(HttpStatus.OK).contentType(Twiml.CONTENT_TYPE).result(answer.getBytes(StandardCharsets.UTF_8));
    }
}
