package org.palier.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** {@code /login}: e-mail address and password, then the code of who has a second factor. */
final class SignInPages implements Feature {
    private static final String HOME = "/desk";

    private final Pages pages;
    private final Gate gate;
    private final SignIns signIns;
    private final OneTimeLinks links;
    private final SecondFactor factor;

    SignInPages(Pages pages, Gate gate, SignIns signIns, OneTimeLinks links, SecondFactor factor) {
        this.pages = pages;
        this.gate = gate;
        this.signIns = signIns;
        this.links = links;
        this.factor = factor;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/login", ctx -> form(ctx, "", ""));
        routes.post("/login", this::password);
        routes.post("/login/code", this::code);
        routes.post("/account/logout", ctx -> {
            gate.close(ctx);
            ctx.redirect("/login");
        });
    }

    private void password(Context ctx) {
        String email = Posted.text(ctx, "email");
        String password = Posted.secret(ctx, "password");
        SignIns.Tried tried = signIns.password(email, password, Posted.address(ctx));
        if (tried.staff().isEmpty()) {
            ctx.status(tried.pause().isZero() ? 401 : 429);
            form(ctx, email, problem(ctx, tried.pause(), "login.wrong"));
            return;
        }
        Staff staff = tried.staff().get();
        if (staff.secondFactor()) {
            code(ctx, links.make(OneTimeLinks.Link.about(OneTimeLinks.Kind.CODE, staff)), "");
        } else {
            enter(ctx, staff);
        }
    }

    private void code(Context ctx) {
        String token = Posted.text(ctx, "token");
        Optional<Staff> known = links.of(token).flatMap(this::staff);
        if (known.isEmpty()) {
            form(ctx, "", Pages.wording(ctx).text("login.late"));
            return;
        }
        Staff staff = known.get();
        Duration wait = signIns.waitForCode(staff);
        boolean right = wait.isZero() && factor.accepts(staff.id(), Posted.text(ctx, "code"));
        if (wait.isZero()) {
            signIns.triedCode(staff, right);
        }
        if (right) {
            links.drop(token);
            enter(ctx, staff);
        } else {
            ctx.status(wait.isZero() ? 401 : 429);
            code(ctx, token, problem(ctx, wait, "login.code.wrong"));
        }
    }

    private Optional<Staff> staff(OneTimeLinks.Link link) {
        Long id = link.kind() == OneTimeLinks.Kind.CODE ? link.staffId() : null;
        return id == null ? Optional.empty() : signIns.account(link.landlordId(), id);
    }

    private void enter(Context ctx, Staff staff) {
        gate.open(ctx, staff);
        ctx.redirect(next(ctx));
    }

    private void form(Context ctx, String email, String problem) {
        pages.show(
                ctx,
                "login.jte",
                pages.page(ctx, "login.title"),
                Map.of("email", email, "next", next(ctx), "problem", problem));
    }

    private void code(Context ctx, String token, String problem) {
        pages.show(
                ctx,
                "code.jte",
                pages.page(ctx, "login.code.title"),
                Map.of("token", token, "next", next(ctx), "problem", problem));
    }

    private static String problem(Context ctx, Duration wait, String key) {
        Wording words = Pages.wording(ctx);
        return wait.isZero() ? words.text(key) : words.text("login.wait", Math.max(1, wait.toSeconds()));
    }

    /** Where to go on: a page of ours, or the desk. */
    private static String next(Context ctx) {
        String next = Optional.ofNullable(ctx.formParam("next"))
                .or(() -> Optional.ofNullable(ctx.queryParam("next")))
                .orElse(HOME);
        return next.matches("/[A-Za-z0-9][A-Za-z0-9/_-]{0,200}") ? next : HOME;
    }
}
