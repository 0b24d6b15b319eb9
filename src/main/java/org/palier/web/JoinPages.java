package org.palier.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.palier.database.Database;

/** {@code /join/…}: where a one-time link leads. Its owner gives a name and chooses a password, and is signed in. */
final class JoinPages implements Feature {
    static final String PATH = "/join/";

    private final Pages pages;
    private final Gate gate;
    private final Database database;
    private final StaffAccounts accounts;
    private final OneTimeLinks links;

    JoinPages(Pages pages, Gate gate, Database database, StaffAccounts accounts, OneTimeLinks links) {
        this.pages = pages;
        this.gate = gate;
        this.database = database;
        this.accounts = accounts;
        this.links = links;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get(PATH + "{token}", ctx -> {
            Optional<OneTimeLinks.Link> link = link(ctx);
            if (link.isPresent()) {
                form(ctx, link.get(), link.get().email(), link.get().name(), "");
            } else {
                used(ctx);
            }
        });
        routes.post(PATH + "{token}", this::join);
    }

    private Optional<OneTimeLinks.Link> link(Context ctx) {
        return links.of(ctx.pathParam("token")).filter(link -> link.kind() != OneTimeLinks.Kind.CODE);
    }

    private void join(Context ctx) {
        Optional<OneTimeLinks.Link> known = link(ctx);
        if (known.isEmpty()) {
            used(ctx);
            return;
        }
        OneTimeLinks.Link link = known.get();
        boolean first = link.kind() == OneTimeLinks.Kind.FIRST;
        boolean old = link.kind() == OneTimeLinks.Kind.PASSWORD;
        String email = first ? Posted.text(ctx, "email") : link.email();
        String name = old ? link.name() : Posted.text(ctx, "name");
        String password = Posted.secret(ctx, "password");
        Optional<String> problem = Credentials.problem(Pages.wording(ctx), email, name, password);
        if (problem.isPresent()) {
            ctx.status(422);
            form(ctx, link, email, name, problem.get());
            return;
        }
        String hash = Passwords.hash(password);
        Optional<Staff> staff = database.write(tx -> {
            Optional<OneTimeLinks.Link> still = links.use(tx, ctx.pathParam("token"));
            Long id = link.staffId();
            if (still.isPresent() && id != null) {
                accounts.setPassword(tx, id, hash);
            }
            StaffAccounts.Powers powers = new StaffAccounts.Powers(link.role(), link.queues(), link.confidential());
            return still.isEmpty() || id != null
                    ? Optional.<Staff>empty()
                    : accounts.insert(tx, link.landlordId(), email, name, powers, hash);
        });
        staff.ifPresent(joined -> gate.open(ctx, joined));
        ctx.redirect(staff.isPresent() ? "/desk" : "/login");
    }

    private void form(Context ctx, OneTimeLinks.Link link, String email, String name, String problem) {
        String kind = link.kind().name().toLowerCase(Locale.ROOT);
        pages.show(
                ctx,
                "join.jte",
                pages.page(ctx, "join." + kind),
                Map.of("kind", kind, "email", email, "name", name, "problem", problem));
    }

    private void used(Context ctx) {
        ctx.status(410);
        Page page = pages.page(ctx, "join.used");
        pages.show(ctx, "error.jte", page, Map.of("sentence", page.text("join.used.about")));
    }
}
