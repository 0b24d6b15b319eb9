package org.palier.studio;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.Optional;
import org.palier.web.Gate;
import org.palier.web.Pages;
import org.palier.web.Staff;
import org.palier.web.Wording;

/** One request of an admin. */
record Visit(Context ctx, Staff staff, Wording words) {
    /** Somewhat more than the longest script. */
    private static final int MOST_CHARACTERS = 400_000;

    private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    static Visit of(Context ctx) {
        return new Visit(ctx, Gate.staff(ctx), Pages.wording(ctx));
    }

    /** The script or side file that the address names. */
    String subject() {
        String subject = ctx.pathParam("subject");
        if (!isName(subject)) {
            throw new NotFoundResponse();
        }
        return subject;
    }

    static boolean isName(String subject) {
        return subject.length() <= 60 && subject.matches(NAME);
    }

    /** A key in the address. */
    long id() {
        return ctx.pathParamAsClass("id", Long.class).getOrThrow(wrong -> new NotFoundResponse());
    }

    /** A field of the form with line ends of one kind; empty when it is missing. */
    String text(String field) {
        String value = Optional.ofNullable(ctx.formParam(field)).orElse("");
        if (value.length() > MOST_CHARACTERS) {
            throw new BadRequestResponse();
        }
        return value.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\t', ' ')
                .strip();
    }

    /** A number of a form or of the address. */
    long number(String field, long otherwise) {
        String text = Optional.ofNullable(ctx.formParam(field))
                .or(() -> Optional.ofNullable(ctx.queryParam(field)))
                .orElse("");
        return text.matches("\\d{1,15}") ? Long.parseLong(text) : otherwise;
    }

    /** What the address asks for; empty when it asks for nothing. */
    String asked(String parameter) {
        String text = Optional.ofNullable(ctx.queryParam(parameter)).orElse("").strip();
        return text.substring(0, Math.min(text.length(), 200));
    }

    /** Whether the page's script asks for a piece of it. */
    boolean wantsPiece() {
        return ctx.header("HX-Request") != null;
    }

    /** Leads to a page. */
    void lead(String path) {
        ctx.redirect(path, HttpStatus.SEE_OTHER);
    }
}
