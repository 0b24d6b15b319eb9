package org.palier.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.database.Database;
import org.palier.phones.PhoneNumber;

/** {@code /account}: one's own telephone, password, second factor and sessions. */
final class AccountPages implements Feature {
    private final Pages pages;
    private final Gate gate;
    private final Database database;
    private final StaffAccounts accounts;
    private final Sessions sessions;
    private final SecondFactor factor;
    private final Duty duty;
    private final ZoneId zone;

    AccountPages(
            Pages pages,
            Gate gate,
            Database database,
            StaffAccounts accounts,
            Sessions sessions,
            SecondFactor factor,
            Duty duty,
            ZoneId zone) {
        this.pages = pages;
        this.gate = gate;
        this.database = database;
        this.accounts = accounts;
        this.sessions = sessions;
        this.factor = factor;
        this.duty = duty;
        this.zone = zone;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/account", ctx -> show(ctx, "", ""));
        routes.post("/account/phone", this::phone);
        routes.post("/account/password", this::password);
        routes.post("/account/second-factor", this::secondFactor);
        routes.post("/account/sessions", ctx -> {
            sessions.closeOthers(Gate.staff(ctx).id(), gate.token(ctx));
            show(ctx, Pages.wording(ctx).text("account.sessions.done"), "");
        });
    }

    /** Sets where this person is rung for callers, and before a tenant is called; nothing typed: nowhere. */
    private void phone(Context ctx) {
        Wording words = Pages.wording(ctx);
        String typed = Posted.text(ctx, "phone");
        Optional<PhoneNumber> number = PhoneNumber.ofHandwritten(typed);
        if (number.isEmpty() && !typed.isBlank()) {
            ctx.status(422);
            show(ctx, "", words.text("account.phone.wrong"));
            return;
        }
        duty.phone(Gate.staff(ctx).id(), number);
        show(ctx, words.text(number.isPresent() ? "account.phone.done" : "account.phone.none"), "");
    }

    private void password(Context ctx) {
        Staff staff = Gate.staff(ctx);
        Wording words = Pages.wording(ctx);
        String wanted = Posted.secret(ctx, "password");
        Optional<String> problem = Credentials.password(words, wanted);
        if (problem.isEmpty()
                && accounts.signIn(staff.email(), Posted.secret(ctx, "current")).isEmpty()) {
            problem = Optional.of(words.text("account.password.wrong"));
        }
        if (problem.isPresent()) {
            ctx.status(422);
            show(ctx, "", problem.get());
            return;
        }
        String hash = Passwords.hash(wanted);
        database.write(tx -> {
            accounts.setPassword(tx, staff.id(), hash);
            return true;
        });
        gate.open(ctx, staff);
        show(ctx, words.text("account.password.done"), "");
    }

    private void secondFactor(Context ctx) {
        Staff staff = Gate.staff(ctx);
        Wording words = Pages.wording(ctx);
        if (staff.secondFactor()) {
            boolean right = factor.accepts(staff.id(), Posted.text(ctx, "code"));
            if (right) {
                factor.end(staff.id());
            }
            ctx.attribute("second-factor", !right);
            show(ctx, right ? words.text("account.factor.ended") : "", right ? "" : words.text("login.code.wrong"));
            return;
        }
        boolean right = factor.begin(staff.id(), Posted.text(ctx, "key"), Posted.text(ctx, "code"));
        ctx.attribute("second-factor", right);
        show(ctx, right ? words.text("account.factor.begun") : "", right ? "" : words.text("login.code.wrong"));
    }

    private void show(Context ctx, String done, String problem) {
        Staff staff = Gate.staff(ctx);
        Page page = pages.page(ctx, "account.title");
        boolean secondFactor =
                Optional.<Boolean>ofNullable(ctx.attribute("second-factor")).orElse(staff.secondFactor());
        String key = factor.draw();
        DateTimeFormatter format = DateTimeFormatter.ofPattern(
                        "EEEE d MMMM, HH:mm", page.wording().locale())
                .withZone(zone);
        List<AccountLine> lines = sessions.all(staff.id(), gate.token(ctx)).stream()
                .map(session -> new AccountLine(
                        format.format(session.createdAt()), format.format(session.seenAt()), session.here()))
                .toList();
        Map<String, Object> values = new HashMap<>();
        values.put("staff", staff);
        values.put("phone", duty.phone(staff.id()).map(PhoneNumber::readable).orElse(""));
        values.put("secondFactor", secondFactor);
        values.put("key", key);
        values.put("address", SecondFactor.address(key, staff.email()));
        values.put("sessions", lines);
        values.put("done", done);
        values.put("problem", problem);
        pages.show(ctx, "account.jte", page, values);
    }
}
