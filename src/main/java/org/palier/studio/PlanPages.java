package org.palier.studio;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.palier.conversations.Audit;
import org.palier.web.Feature;

/** {@code /studio/plan}: drafts that are to go live later, and what is taken back of it. */
public final class PlanPages implements Feature {
    private static final int MOST_WORDS = 300;

    private final Studio studio;

    public PlanPages(Studio studio) {
        this.studio = studio;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.post("/studio/plan", this::plan);
        routes.post("/studio/plan/cancel", this::cancel);
    }

    private void plan(Context ctx) {
        Visit visit = Visit.of(ctx);
        List<String> files = ctx.formParams("file").stream()
                .filter(Visit::isName)
                .map(Manuscripts::file)
                .filter(file ->
                        studio.database().read(tx -> Manuscripts.of(tx, file)).isPresent())
                .toList();
        String message = visit.text("message");
        Instant now = studio.clock().instant();
        Optional<Instant> due = due(visit).filter(now::isBefore);
        if (files.isEmpty() || message.isEmpty() || due.isEmpty()) {
            visit.lead("/studio?told=not-planned");
            return;
        }
        Plan plan = new Plan(
                files,
                due.get(),
                visit.staff().id(),
                visit.staff().landlordId(),
                message.substring(0, Math.min(message.length(), MOST_WORDS)),
                CheckPages.number(visit),
                false);
        studio.database().write(tx -> {
            Plans.add(tx, plan);
            audit(visit, "script-planned", String.join(" ", files)).add(tx, now);
            return plan;
        });
        visit.lead("/studio?told=planned");
    }

    /** The moment on the landlord's clock that the form names. */
    private Optional<Instant> due(Visit visit) {
        try {
            return Optional.of(LocalDateTime.parse(visit.text("when"))
                    .atZone(studio.landlord(visit).hours().zone())
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private void cancel(Context ctx) {
        Visit visit = Visit.of(ctx);
        String file = Manuscripts.file(visit.text("file"));
        Instant now = studio.clock().instant();
        studio.database().write(tx -> {
            audit(visit, "script-plan-cancelled", file).add(tx, now);
            return Plans.cancel(tx, file);
        });
        visit.lead("/studio?told=plan-cancelled");
    }

    private static Audit audit(Visit visit, String action, String detail) {
        return Audit.of(visit.staff().landlordId(), action)
                .by(visit.staff().id())
                .detail(detail);
    }
}
