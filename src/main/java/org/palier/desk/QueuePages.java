package org.palier.desk;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.conversations.Escalation;
import org.palier.conversations.Escalations;
import org.palier.conversations.Moves;
import org.palier.line.Advisers;
import org.palier.web.Duty;
import org.palier.web.Feature;
import org.palier.web.Posted;
import org.palier.web.Staff;

/** {@code /desk}: the requests that wait for a person, and what one has in hand. */
public final class QueuePages implements Feature {
    private static final int ROWS = 50;

    private final Workplace place;

    public QueuePages(Workplace place) {
        this.place = place;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/desk", this::page);
        routes.get("/desk/live/queue", ctx -> piece(ctx, "desk/queue.jte", queue(Visit.of(ctx))));
        routes.get("/desk/live/alarm", ctx -> signals(Visit.of(ctx)));
        routes.sse("/desk/live", client -> {
            Visit visit = Visit.of(client.ctx());
            if (visit.ctx().queryParam("all") != null) {
                place.live().connectAll(client, visit.staff());
            } else {
                place.live().connect(client, visit.staff(), visit.number("c"));
            }
        });
        routes.post("/desk/next", this::next);
        routes.post("/desk/r/{id}/claim", this::claim);
        routes.post("/desk/r/{id}/seen", this::seen);
        routes.post("/desk/r/{id}/reopen", this::reopen);
        routes.post("/desk/duty", this::duty);
        new ViewRoutes(place).routes(routes);
    }

    private void page(Context ctx) {
        Visit visit = Visit.of(ctx);
        Map<String, Object> values = place.framed(visit, null);
        values.putAll(queue(visit));
        values.put("topics", place.topics());
        values.put("away", place.duty().of(visit.staff().id()) == Duty.Presence.AWAY);
        place.pages().show(ctx, "desk/desk.jte", place.page(visit, "nav.desk"), values);
    }

    private void piece(Context ctx, String template, Map<String, Object> values) {
        place.pages().show(ctx, template, place.page(Visit.of(ctx), "nav.desk"), values);
    }

    private Map<String, Object> queue(Visit visit) {
        View view = View.of(visit.ctx(), visit.staff());
        Cases.Place after = Cases.Place.read(visit.ctx().queryParam("after"));
        Instant now = place.clock().instant();
        Map<String, Object> values = place.values(visit);
        place.database().read(tx -> {
            List<CaseRow> rows = Cases.page(tx, view, after, ROWS + 1, now);
            values.put("rows", rows.size() > ROWS ? rows.subList(0, ROWS) : rows);
            values.put(
                    "next",
                    rows.size() > ROWS ? Cases.Place.of(rows.get(ROWS - 1)).toString() : "");
            values.put("counts", Cases.counts(tx, visit.staff(), now));
            values.put("saved", SavedViews.of(tx, visit.staff().id()));
            return true;
        });
        values.put("view", view);
        values.put("after", after == null ? "" : after.toString());
        return values;
    }

    private void signals(Visit visit) {
        Map<String, Object> values = place.values(visit);
        values.put("signals", place.signals(visit, visit.number("c")));
        piece(visit.ctx(), "desk/signals.jte", values);
    }

    /** Takes the first request that nobody else takes at the same moment. */
    private void next(Context ctx) {
        Visit visit = Visit.of(ctx);
        View waiting = View.of(ctx, visit.staff()).waiting();
        Cases.Place after = null;
        while (true) {
            Cases.Place from = after;
            List<CaseRow> rows = place.database()
                    .read(tx ->
                            Cases.page(tx, waiting, from, ROWS, place.clock().instant()));
            for (CaseRow row : rows) {
                if (claim(visit, row.id(), row.conversationId()) == Advisers.Outcome.DONE) {
                    visit.lead("/desk/c/" + row.conversationId(), Told.NOTHING);
                    return;
                }
            }
            if (rows.size() < ROWS) {
                visit.lead("/desk", Told.EMPTY);
                return;
            }
            after = Cases.Place.of(rows.get(ROWS - 1));
        }
    }

    private void claim(Context ctx) {
        Visit visit = Visit.of(ctx);
        Escalation request = visible(visit);
        Advisers.Outcome outcome = claim(visit, request.id(), request.conversationId());
        visit.lead("/desk/c/" + request.conversationId(), Told.of(outcome, Told.NOTHING));
    }

    /** Takes a request, and with it what else waits in its conversation, where nobody else could answer any more. */
    private Advisers.Outcome claim(Visit visit, long requestId, long conversationId) {
        long staff = visit.staff().id();
        Advisers.Outcome outcome = place.advisers().claim(requestId, staff);
        return outcome == Advisers.Outcome.DONE ? place.advisers().take(conversationId, staff) : outcome;
    }

    private void reopen(Context ctx) {
        Visit visit = Visit.of(ctx);
        Escalation request = visible(visit);
        Advisers.Outcome outcome =
                place.cases().reopen(request.id(), visit.staff().id());
        visit.lead("/desk/c/" + request.conversationId(), Told.of(outcome, Told.REOPENED));
    }

    private void seen(Context ctx) {
        Visit visit = Visit.of(ctx);
        Escalation request = visible(visit);
        Instant now = place.clock().instant();
        place.database().write(tx -> {
            Moves.seen(tx, request.id(), visit.staff().id(), now);
            return true;
        });
        place.live().listsChanged(visit.staff().landlordId());
        if (visit.wantsPiece()) {
            signals(visit);
        } else {
            visit.lead("/desk", Told.NOTHING);
        }
    }

    private Escalation visible(Visit visit) {
        Staff staff = visit.staff();
        return place.database()
                .read(tx -> {
                    Optional<Escalation> request = Escalations.withId(tx, visit.id());
                    return request.filter(found -> found.landlordId() == staff.landlordId()
                            && Cases.maySee(tx, staff, found.conversationId()));
                })
                .orElseThrow(NotFoundResponse::new);
    }

    private void duty(Context ctx) {
        Visit visit = Visit.of(ctx);
        place.duty().say(visit.staff().id(), Posted.ticked(ctx, "away"));
        visit.lead("/desk", Told.NOTHING);
    }
}
