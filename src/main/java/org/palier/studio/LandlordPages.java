package org.palier.studio;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.conversations.Audit;
import org.palier.landlords.InvalidLandlordException;
import org.palier.landlords.Landlord;
import org.palier.landlords.LandlordRevision;
import org.palier.landlords.Profile;
import org.palier.landlords.QueueNames;
import org.palier.web.Feature;

/**
 * {@code /studio/landlord}: opening hours, closed days, who is on call, what tenants read of the landlord. What changes is shown before it is
 * live; every version is kept, and one click brings it back.
 */
public final class LandlordPages implements Feature {
    private static final int ROWS = 10;

    private final Studio studio;

    public LandlordPages(Studio studio) {
        this.studio = studio;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/studio/landlord", ctx -> {
            Visit visit = Visit.of(ctx);
            LandlordRevision live = live(visit);
            form(visit, live.id(), Profile.of(live.profile()), List.of(), visit.asked("told"));
        });
        routes.post("/studio/landlord/check", this::check);
        routes.post("/studio/landlord/publish", this::publish);
        routes.get("/studio/landlord/history", this::history);
        routes.post("/studio/landlord/restore/{id}", this::restore);
    }

    private LandlordRevision live(Visit visit) {
        return studio.database()
                .read(tx -> LandlordRevision.last(tx, visit.staff().landlordId()))
                .orElseThrow(NotFoundResponse::new);
    }

    private void form(Visit visit, long seen, Profile profile, List<String> wrong, String told) {
        Map<String, Object> values = studio.values(visit);
        values.put("profile", profile);
        values.put("seen", seen);
        values.put("wrong", wrong);
        values.put("told", told);
        values.put("texts", LandlordForm.TEXTS);
        values.put("weekdays", LandlordForm.DAYS);
        values.put("priorities", LandlordForm.PRIORITIES);
        values.put("queues", QueueNames.ids());
        values.put("queueParts", QueueNames.PARTS);
        values.put("queueLanguages", QueueNames.LANGUAGES);
        values.put("partners", LandlordForm.PARTNERS);
        values.put(
                "whens",
                profile.entries("on-call").stream().map(LandlordForm::when).toList());
        studio.pages().show(visit.ctx(), "studio/landlord.jte", studio.page(visit, "studio.landlord"), values);
    }

    /** Shows what would change, before it does. */
    private void check(Context ctx) {
        Visit visit = Visit.of(ctx);
        Profile before = Profile.of(live(visit).profile());
        Profile after = LandlordForm.read(visit, before);
        Optional<Landlord> then = LandlordForm.landlord(after);
        if (then.isEmpty()) {
            ctx.status(422);
            form(visit, visit.number("seen", 0), after, LandlordForm.wrong(before, after), "");
            return;
        }
        Instant now = studio.clock().instant();
        Map<String, Object> values = studio.values(visit);
        values.put("diffs", LandlordForm.diffs(before, after));
        values.put("content", after.yaml());
        values.put("seen", visit.number("seen", 0));
        values.put("now", studio.landlord(visit).hours().nextOpening(now));
        values.put("then", then.get().hours().nextOpening(now));
        values.put("duty", then.get().onDuty(now));
        studio.pages().show(ctx, "studio/landlord-check.jte", studio.page(visit, "studio.landlord"), values);
    }

    private void publish(Context ctx) {
        Visit visit = Visit.of(ctx);
        boolean done = store(visit, visit.number("seen", 0), visit.text("content") + "\n", "landlord-published");
        visit.lead("/studio/landlord?told=" + (done ? "landlord" : "landlord-overtaken"));
    }

    private boolean store(Visit visit, long seen, String content, String action) {
        Instant now = studio.clock().instant();
        try {
            return studio.landlords()
                    .change(
                            visit.staff().landlordId(),
                            seen,
                            content,
                            visit.staff().id(),
                            (tx, revision) -> Audit.of(visit.staff().landlordId(), action)
                                    .by(visit.staff().id())
                                    .detail(Long.toString(revision))
                                    .add(tx, now));
        } catch (InvalidLandlordException e) {
            return false;
        }
    }

    private void history(Context ctx) {
        Visit visit = Visit.of(ctx);
        long before = visit.number("before", Long.MAX_VALUE);
        List<LandlordRevision> rows = studio.database()
                .read(tx -> LandlordRevision.history(tx, visit.staff().landlordId(), before, ROWS + 1));
        Map<String, Object> values = studio.values(visit);
        boolean more = rows.size() > ROWS;
        values.put("rows", more ? rows.subList(0, ROWS) : rows);
        values.put("next", more ? rows.get(ROWS - 1).id() : 0L);
        values.put("live", live(visit).id());
        values.put("diffs", diffs(rows));
        studio.pages().show(ctx, "studio/landlord-history.jte", studio.page(visit, "studio.landlord.history"), values);
    }

    /** What each changed of the one before it. */
    private static Map<Long, List<Diff>> diffs(List<LandlordRevision> rows) {
        Map<Long, List<Diff>> diffs = new HashMap<>();
        for (int i = 0; i + 1 < rows.size(); i++) {
            diffs.put(
                    rows.get(i).id(),
                    LandlordForm.diffs(
                            Profile.of(rows.get(i + 1).profile()),
                            Profile.of(rows.get(i).profile())));
        }
        return diffs;
    }

    private void restore(Context ctx) {
        Visit visit = Visit.of(ctx);
        LandlordRevision earlier = studio.database()
                .read(tx -> LandlordRevision.withId(tx, visit.staff().landlordId(), visit.id()))
                .orElseThrow(NotFoundResponse::new);
        boolean done = store(visit, live(visit).id(), earlier.profile(), "landlord-restored");
        visit.lead("/studio/landlord?told=" + (done ? "landlord-restored" : "landlord-overtaken"));
    }
}
