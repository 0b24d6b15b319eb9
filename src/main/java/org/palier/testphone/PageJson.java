package org.palier.testphone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import java.util.Map;
import java.util.Optional;

/** What the scripts of the pages send and get: JSON, from this server's own pages alone. */
final class PageJson {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private PageJson() {}

    /** The page's script shows what went wrong: it gets the sentence as JSON. */
    static Handler told(Handler handler) {
        return ctx -> {
            try {
                handler.handle(ctx);
            } catch (BadRequestResponse e) {
                answer(ctx, 400, Map.of("message", String.valueOf(e.getMessage())));
            }
        };
    }

    static <T> T read(Context ctx, Class<T> type) {
        if (!Optional.ofNullable(ctx.contentType()).orElse("").startsWith("application/json")) {
            throw new ForbiddenResponse();
        }
        refuseOthers(ctx);
        try {
            return JSON.readValue(ctx.body(), type);
        } catch (JsonProcessingException e) {
            throw new BadRequestResponse("JSON");
        }
    }

    /** Another site can neither send JSON unasked nor claim our origin. */
    static void refuseOthers(Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw new ForbiddenResponse();
        }
    }

    static void answer(Context ctx, int status, Object body) {
        try {
            ctx.status(status)
                    .contentType("application/json; charset=utf-8")
                    .header("Cache-Control", "no-store")
                    .result(JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that cannot be written", e);
        }
    }
}
