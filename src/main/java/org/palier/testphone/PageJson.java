package org.palier.testphone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palier.phones.PhoneNumber;
import org.palier.web.Pages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the scripts of the pages send and get: JSON, from this server's own pages alone. */
final class PageJson {
    private static final Logger log = LoggerFactory.getLogger(PageJson.class);
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
        try {
            return JSON.readValue(ctx.body(), type);
        } catch (JsonProcessingException e) {
            throw new BadRequestResponse("JSON");
        }
    }

    /** A number that a person typed. */
    static PhoneNumber number(Context ctx, @Nullable String text) {
        return Optional.ofNullable(text)
                .flatMap(PhoneNumber::ofHandwritten)
                .orElseThrow(() -> new BadRequestResponse(Pages.wording(ctx).text("phone.error.number")));
    }

    /** Something that asks the line over HTTP. */
    @FunctionalInterface
    interface Asking {
        Object ask() throws IOException, InterruptedException;
    }

    /** Answers what the line said, or that it could not be reached. */
    static void asked(Context ctx, Asking line) {
        try {
            answer(ctx, 200, line.ask());
        } catch (IOException e) {
            log.warn("the test phone could not reach the line: {}", e.getClass().getSimpleName());
            unreachable(ctx);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            unreachable(ctx);
        }
    }

    private static void unreachable(Context ctx) {
        answer(ctx, 502, Map.of("message", Pages.wording(ctx).text("phone.error.unreachable")));
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
