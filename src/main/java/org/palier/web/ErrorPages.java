package org.palier.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Map;
import org.palier.database.StorageUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what went wrong in one sentence, never how: a page to a browser, plain text to a machine. The only mapper of exceptions to HTTP. */
final class ErrorPages {
    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    private final Pages pages;

    ErrorPages(Pages pages) {
        this.pages = pages;
    }

    void routes(RoutesConfig routes) {
        routes.exception(HttpResponseException.class, (e, ctx) -> say(ctx, e.getStatus()));
        routes.exception(StorageUnavailableException.class, (e, ctx) -> {
            log.warn("storage unavailable at {}: {}", ctx.path(), e.getMessage());
            say(ctx, 503);
        });
        routes.exception(Exception.class, (e, ctx) -> {
            log.error("failed at {} {}", ctx.method(), ctx.path(), e);
            say(ctx, 500);
        });
    }

    private void say(Context ctx, int status) {
        ctx.status(status);
        Wording wording = Pages.wording(ctx);
        String key = "error." + status;
        String sentence = wording.text(wording.has(key) ? key : status < 500 ? "error.400" : "error.500");
        String accept = ctx.header("Accept");
        if (ctx.path().startsWith("/twilio/") || accept == null || !accept.contains("text/html")) {
            ctx.contentType("text/plain; charset=utf-8")
                    .header("Cache-Control", "no-store")
                    .result(sentence + "\n");
        } else {
            pages.show(ctx, "error.jte", pages.page(ctx, "error.title"), Map.of("sentence", sentence));
        }
    }
}
