package org.palier.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /staff}: who works with the line, for admins. Invitations and new passwords are links that the admin hands over. */
final class StaffPages implements Feature {
    private static final Logger log = LoggerFactory.getLogger(StaffPages.class);

    private final Pages pages;
    private final StaffAccounts accounts;
    private final Sessions sessions;
    private final OneTimeLinks links;
    private final SecondFactor factor;
    private final URI publicUrl;

    StaffPages(
            Pages pages,
            StaffAccounts accounts,
            Sessions sessions,
            OneTimeLinks links,
            SecondFactor factor,
            URI publicUrl) {
        this.pages = pages;
        this.accounts = accounts;
        this.sessions = sessions;
        this.links = links;
        this.factor = factor;
        this.publicUrl = publicUrl;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/staff", ctx -> list(ctx, Told.NOTHING));
        routes.post("/staff/invitations", this::invite);
        routes.get("/staff/{id}", ctx -> one(ctx, account(ctx), ""));
        routes.post("/staff/{id}", this::change);
        routes.post("/staff/{id}/password", ctx -> {
            Staff staff = account(ctx);
            String token = links.make(OneTimeLinks.Link.about(OneTimeLinks.Kind.PASSWORD, staff));
            log.info(
                    "a new password for account {} was prepared by {}",
                    staff.id(),
                    Gate.staff(ctx).id());
            list(ctx, new Told("staff.password.made", staff.name(), StaffEntrance.address(publicUrl, token)));
        });
        routes.post("/staff/{id}/second-factor", ctx -> {
            factor.end(account(ctx).id());
            list(ctx, new Told("staff.factor.ended", account(ctx).name(), ""));
        });
        routes.post("/staff/{id}/sessions", ctx -> {
            sessions.closeOthers(account(ctx).id(), null);
            list(ctx, new Told("staff.sessions.done", account(ctx).name(), ""));
        });
        routes.post("/staff/{id}/leave", this::leave);
    }

    /** What was just done, with a link to hand over if there is one. */
    private record Told(String key, String name, String link) {
        private static final Told NOTHING = new Told("", "", "");
    }

    private void invite(Context ctx) {
        Wording words = Pages.wording(ctx);
        String email = Posted.text(ctx, "email");
        String name = Posted.text(ctx, "name");
        Optional<String> problem = Credentials.who(words, email, name);
        boolean known = accounts.of(Gate.staff(ctx).landlordId()).stream()
                .anyMatch(staff -> staff.email().equalsIgnoreCase(email));
        if (problem.isPresent() || known) {
            ctx.status(422);
            list(ctx, Told.NOTHING, problem.orElseGet(() -> words.text("staff.known")));
            return;
        }
        StaffAccounts.Powers powers = powers(ctx);
        String token = links.make(new OneTimeLinks.Link(
                OneTimeLinks.Kind.INVITATION,
                Gate.staff(ctx).landlordId(),
                null,
                email,
                name,
                powers.role(),
                powers.queues(),
                powers.confidential()));
        list(ctx, new Told("staff.invited", name, StaffEntrance.address(publicUrl, token)));
    }

    private void change(Context ctx) {
        Staff staff = account(ctx);
        if (accounts.change(staff, powers(ctx))) {
            list(ctx, new Told("staff.changed", staff.name(), ""));
        } else {
            ctx.status(422);
            one(ctx, staff, Pages.wording(ctx).text("staff.last-admin"));
        }
    }

    private void leave(Context ctx) {
        Staff staff = account(ctx);
        if (accounts.close(staff)) {
            list(ctx, new Told("staff.left", staff.name(), ""));
        } else {
            ctx.status(422);
            one(ctx, staff, Pages.wording(ctx).text("staff.last-admin"));
        }
    }

    private static StaffAccounts.Powers powers(Context ctx) {
        Staff.Role role = List.of(Staff.Role.values()).stream()
                .filter(known -> known.id().equals(Posted.text(ctx, "role")))
                .findFirst()
                .orElse(Staff.Role.AGENT);
        Set<String> queues =
                ctx.formParams("queue").stream().filter(Staff.QUEUES::contains).collect(Collectors.toSet());
        return new StaffAccounts.Powers(role, queues, Posted.ticked(ctx, "confidential"));
    }

    private Staff account(Context ctx) {
        long id = ctx.pathParamAsClass("id", Long.class).getOrThrow(wrong -> new NotFoundResponse());
        return accounts.withId(Gate.staff(ctx).landlordId(), id).orElseThrow(NotFoundResponse::new);
    }

    private void list(Context ctx, Told told) {
        list(ctx, told, "");
    }

    private void list(Context ctx, Told told, String problem) {
        Page page = pages.page(ctx, "nav.staff");
        Map<String, Object> values = new HashMap<>();
        values.put("all", accounts.of(Gate.staff(ctx).landlordId()));
        values.put("done", told.key().isEmpty() ? "" : page.text(told.key(), told.name()));
        values.put("link", told.link());
        values.put("problem", problem);
        pages.show(ctx, "staff.jte", page, values);
    }

    private void one(Context ctx, Staff staff, String problem) {
        Page page = pages.page(ctx, "staff.one");
        pages.show(ctx, "person.jte", page, Map.of("person", staff, "problem", problem));
    }
}
