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

    /** Set once it is said what went wrong: Javalin asks by the exception, and again by the status that it led to. */
    private static final String SAID = "palier.error.said";

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
        for (int status : new int[] {404, 405}) {
            routes.error(status, ctx -> say(ctx, status));
        }
    }

    private void say(Context ctx, int status) {
        if (ctx.attribute(SAID) != null) {
            return;
        }
        ctx.attribute(SAID, true);
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
