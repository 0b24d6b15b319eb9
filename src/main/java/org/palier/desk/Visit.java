package org.palier.desk;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import org.jspecify.annotations.Nullable;
import org.palier.web.Gate;
import org.palier.web.Pages;
import org.palier.web.Staff;
import org.palier.web.Wording;

/** One request of somebody of the staff. */
record Visit(Context ctx, Staff staff, Wording words) {
    static Visit of(Context ctx) {
        return new Visit(ctx, Gate.staff(ctx), Pages.wording(ctx));
    }

    long id() {
        return ctx.pathParamAsClass("id", Long.class).getOrThrow(wrong -> new NotFoundResponse());
    }

    /** A number in the address; null if it is missing or none. */
    @Nullable
    Long number(String parameter) {
        String text = ctx.queryParam(parameter);
        return text != null && text.matches("\\d{1,15}") ? Long.valueOf(text) : null;
    }

    /** Whether the page's script asks for a piece of it. */
    boolean wantsPiece() {
        return ctx.header("HX-Request") != null;
    }

    /** Leads to a page that tells in a sentence what was done. */
    void lead(String path, Told told) {
        ctx.redirect(told == Told.NOTHING ? path : path + "?told=" + told.id(), HttpStatus.SEE_OTHER);
    }
}
