package org.palier.desk;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.palier.conversations.Message;
import org.palier.conversations.Messages;
import org.palier.line.AdviserText;
import org.palier.line.Advisers;
import org.palier.outbox.Deliveries;
import org.palier.web.Feature;
import org.palier.web.Posted;
import org.palier.web.Staff;
import org.palier.web.StaffAccounts;

/** Saying something, taking it back, saying it again, and noting what only staff read. */
final class ReplyRoutes implements Feature {
    private static final int MOST_CHARACTERS = 1600;
    private static final int LONGEST_KEY = 64;

    private final Workplace place;
    private final StaffAccounts accounts;
    private final Typing typing;
    private final Consumer<Visit> thread;

    /**
     * @param thread answers with the conversation as it is now
     */
    ReplyRoutes(Workplace place, StaffAccounts accounts, Typing typing, Consumer<Visit> thread) {
        this.place = place;
        this.accounts = accounts;
        this.typing = typing;
        this.thread = thread;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.post("/desk/c/{id}/say", this::say);
        routes.post("/desk/c/{id}/note", this::note);
        routes.post("/desk/c/{id}/m/{message}/undo", this::undo);
        routes.post("/desk/c/{id}/m/{message}/again", this::again);
    }

    private void say(Context ctx) {
        Visit visit = place.visible(ctx);
        String text = Posted.text(ctx, "text");
        if (text.isEmpty() || text.length() > MOST_CHARACTERS) {
            answer(visit, text.isEmpty() ? "desk.say.empty" : "desk.say.long");
            return;
        }
        if (!Posted.ticked(ctx, "neutral") && isDiscreet(visit)) {
            answer(visit, "desk.say.discreet");
            return;
        }
        String key = Posted.text(ctx, "once");
        Advisers.Outcome outcome = place.advisers()
                .say(
                        visit.id(),
                        visit.staff().id(),
                        text,
                        key.substring(0, Math.min(key.length(), LONGEST_KEY)),
                        place.undo());
        if (outcome == Advisers.Outcome.DONE) {
            place.database().write(tx -> {
                Drafts.keep(tx, visit.staff().id(), visit.id(), "");
                return true;
            });
            typing.stopped(visit.id(), visit.staff());
        }
        answer(visit, Told.of(outcome, Told.NOTHING));
    }

    private boolean isDiscreet(Visit visit) {
        return place.database().read(tx -> Profiles.isDiscreet(tx, visit.id()));
    }

    private void note(Context ctx) {
        Visit visit = place.visible(ctx);
        String text = Posted.text(ctx, "text");
        if (text.isEmpty()) {
            answer(visit, Told.NOTHING);
            return;
        }
        List<Staff> named = Mentions.in(text, accounts.of(visit.staff().landlordId()));
        List<Staff> told = place.database()
                .read(tx -> named.stream()
                        .filter(person -> Cases.maySee(tx, person, visit.id()))
                        .toList());
        Advisers.Outcome outcome = place.cases()
                .note(
                        visit.id(),
                        visit.staff().id(),
                        text,
                        told.stream().map(Staff::id).toList());
        answer(visit, Told.of(outcome, told.size() < named.size() ? Told.NOT_TOLD : Told.NOTHING));
    }

    /** The text goes back into the box that it came from, before what was begun there meanwhile. */
    private void undo(Context ctx) {
        Visit visit = place.visible(ctx);
        Optional<String> text =
                place.database().read(tx -> Messages.withId(tx, message(ctx))).map(Message::text);
        Advisers.Outcome outcome = place.cases().unsay(visit.id(), visit.staff().id(), message(ctx));
        if (outcome == Advisers.Outcome.DONE) {
            place.database().write(tx -> {
                long staff = visit.staff().id();
                String begun = Drafts.of(tx, staff, visit.id());
                Drafts.keep(tx, staff, visit.id(), (text.orElse("") + "\n" + begun).strip());
                return true;
            });
        }
        answer(visit, outcome == Advisers.Outcome.DONE ? Told.NOTHING : Told.TOO_LATE);
    }

    /** Only what did not arrive, or what a person has decided about, is sent again. */
    private void again(Context ctx) {
        Visit visit = place.visible(ctx);
        String cause = AdviserText.cause(message(ctx));
        long landlord = visit.staff().landlordId();
        Advisers.Outcome outcome = place.advisers()
                .again(
                        visit.id(),
                        visit.staff().id(),
                        message(ctx),
                        tx -> Optional.ofNullable(Deliveries.of(tx, landlord, List.of(cause))
                                        .get(cause))
                                .filter(delivery -> delivery.state().failed())
                                .isPresent());
        answer(visit, outcome == Advisers.Outcome.GONE ? Told.NOTHING : Told.of(outcome, Told.RESENT));
    }

    private static long message(Context ctx) {
        return ctx.pathParamAsClass("message", Long.class).getOrThrow(wrong -> new NotFoundResponse());
    }

    private void answer(Visit visit, Told told) {
        if (!visit.wantsPiece()) {
            visit.lead("/desk/c/" + visit.id(), told);
        } else if (told == Told.NOTHING || told == Told.RESENT) {
            thread.accept(visit);
        } else {
            answer(visit, "desk.told." + told.id());
        }
    }

    /** Refuses in a sentence that the page shows beside the box, where the text still stands. */
    private static void answer(Visit visit, String key) {
        visit.ctx()
                .status(HttpStatus.CONFLICT)
                .contentType("text/plain; charset=utf-8")
                .result(visit.words().text(key));
    }
}
