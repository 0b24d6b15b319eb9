package org.palier.twilio;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;

/** Lets a request through to what handles it once it is certain that it is Twilio's. */
final class SignedHandler {
    private final Signature signature;
    private final Refusals refusals = new Refusals();

    /** What is done with a request that was verified. */
    @FunctionalInterface
    interface Handling {
        void handle(Context ctx, Form form);
    }

    SignedHandler(Signature signature) {
        this.signature = signature;
    }

    /**
     * @param path for the log of refusals
     */
    Handler of(String path, Handling handling) {
        return ctx -> {
            Form form = Form.of(RequestBody.of(ctx.req()));
            String query = ctx.req().getQueryString();
            String target = ctx.req().getRequestURI() + (query == null ? "" : "?" + query);
            String presented = ctx.header("X-Twilio-Signature");
            if (signature.covers(target, form, presented)) {
                handling.handle(ctx, form);
                return;
            }
            refusals.note(
                    path,
                    presented == null ? "no signature" : "wrong signature",
                    ctx.req().getRemoteAddr());
            ctx.status(HttpStatus.FORBIDDEN);
        };
    }
}
