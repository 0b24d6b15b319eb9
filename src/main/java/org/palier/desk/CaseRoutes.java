package org.palier.desk;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palier.line.Advisers;
import org.palier.web.Feature;
import org.palier.web.Posted;
import org.palier.web.Staff;
import org.palier.web.StaffAccounts;

/** What is done with the case of a conversation: take, give back, pass on, set aside, end. */
final class CaseRoutes implements Feature {
    /** How a case may end, in the order in which the desk offers it. */
    static final List<String> OUTCOMES = List.of("answered", "called", "passed-on", "no-answer", "mistake");

    private static final Duration LONGEST_ASIDE = Duration.ofDays(90);

    private final Workplace place;
    private final StaffAccounts accounts;

    CaseRoutes(Workplace place, StaffAccounts accounts) {
        this.place = place;
        this.accounts = accounts;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.post("/desk/c/{id}/take", ctx -> step(ctx, Told.NOTHING, this::take));
        routes.post(
                "/desk/c/{id}/release",
                ctx -> away(
                        ctx,
                        Told.RELEASED,
                        visit -> place.advisers()
                                .handBack(visit.id(), visit.staff().id())));
        routes.post("/desk/c/{id}/transfer", ctx -> away(ctx, Told.PASSED_ON, this::transfer));
        routes.post("/desk/c/{id}/park", this::park);
        routes.post(
                "/desk/c/{id}/unpark",
                ctx -> step(
                        ctx,
                        Told.NOTHING,
                        visit -> place.cases().unpark(visit.id(), visit.staff().id())));
        routes.post("/desk/c/{id}/reopen", ctx -> step(ctx, Told.TAKEN_UP, this::reopen));
        routes.post("/desk/c/{id}/close", ctx -> away(ctx, Told.CLOSED, this::close));
    }

    private interface Step {
        Advisers.Outcome take(Visit visit);
    }

    /** A step after which the adviser goes on with this conversation. */
    private void step(Context ctx, Told done, Step step) {
        Visit visit = place.visible(ctx);
        visit.lead("/desk/c/" + visit.id(), Told.of(step.take(visit), done));
    }

    /** A step after which the adviser goes back to the queue. */
    private void away(Context ctx, Told done, Step step) {
        Visit visit = place.visible(ctx);
        Advisers.Outcome outcome = step.take(visit);
        visit.lead(outcome == Advisers.Outcome.DONE ? "/desk" : "/desk/c/" + visit.id(), Told.of(outcome, done));
    }

    private Advisers.Outcome take(Visit visit) {
        long staff = visit.staff().id();
        Advisers.Outcome outcome = place.advisers().take(visit.id(), staff);
        boolean over = outcome == Advisers.Outcome.NOT_YOURS && visit.staff().atLeast(Staff.Role.SUPERVISOR);
        return over ? place.cases().takeOver(visit.id(), staff) : outcome;
    }

    private Advisers.Outcome reopen(Visit visit) {
        Staff staff = visit.staff();
        // What nobody has asked a person about is no emergency: the calmest of the teams.
        String queue = Staff.QUEUES.stream()
                .filter(staff.queues()::contains)
                .reduce((first, calmer) -> calmer)
                .orElse(Staff.QUEUES.get(Staff.QUEUES.size() - 1));
        return place.reopening().reopen(visit.id(), staff.id(), queue);
    }

    private Advisers.Outcome transfer(Visit visit) {
        String to = Posted.text(visit.ctx(), "to");
        String note = Posted.text(visit.ctx(), "note");
        if (Staff.QUEUES.contains(to)) {
            return place.cases().send(visit.id(), visit.staff().id(), to, note);
        }
        Optional<Staff> colleague = to.matches("\\d{1,15}")
                ? accounts.withId(visit.staff().landlordId(), Long.parseLong(to))
                : Optional.empty();
        return colleague.isEmpty()
                ? Advisers.Outcome.GONE
                : place.cases()
                        .give(visit.id(), visit.staff().id(), colleague.get().id(), note);
    }

    private void park(Context ctx) {
        Visit visit = place.visible(ctx);
        String at = Posted.text(ctx, "at");
        if (at.isEmpty()) {
            Instant until = until(Posted.text(ctx, "until"));
            away(
                    ctx,
                    Told.PARKED,
                    again -> place.cases().park(visit.id(), visit.staff().id(), until));
            return;
        }
        Instant now = place.clock().instant();
        Optional<Instant> until =
                moment(visit, at).filter(moment -> moment.isAfter(now) && moment.isBefore(now.plus(LONGEST_ASIDE)));
        if (until.isEmpty()) {
            visit.lead("/desk/c/" + visit.id(), Told.NOT_PARKED);
            return;
        }
        away(
                ctx,
                Told.PARKED,
                again -> place.cases().park(visit.id(), visit.staff().id(), until.get()));
    }

    private @Nullable Instant until(String minutes) {
        return minutes.matches("\\d{1,5}")
                ? place.clock().instant().plus(Duration.ofMinutes(Long.parseLong(minutes)))
                : null;
    }

    /** A day and a time as browsers write them, where the landlord is. */
    private Optional<Instant> moment(Visit visit, String local) {
        try {
            return Optional.of(LocalDateTime.parse(local)
                    .atZone(place.landlord(visit).hours().zone())
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Advisers.Outcome close(Visit visit) {
        String outcome = Posted.text(visit.ctx(), "outcome");
        String known = OUTCOMES.contains(outcome) ? outcome : OUTCOMES.get(0);
        return place.cases().finish(visit.id(), visit.staff().id(), known, Posted.text(visit.ctx(), "note"));
    }
}
