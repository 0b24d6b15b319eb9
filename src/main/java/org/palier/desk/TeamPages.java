package org.palier.desk;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palier.web.Feature;

/** {@code /desk/team}, for supervisors: who is there, who has what in hand, which promises are in danger, and the queue as a file. */
public final class TeamPages implements Feature {
    private static final Duration NEAR = Duration.ofMinutes(30);
    private static final int MOST_LINES = 10_000;

    private final Workplace place;

    public TeamPages(Workplace place) {
        this.place = place;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/desk/team", this::page);
        routes.get("/desk/team/queue.csv", this::file);
    }

    private void page(Context ctx) {
        Visit visit = Visit.of(ctx);
        Instant now = place.clock().instant();
        place.duty().seen(List.of(visit.staff().id()));
        Map<String, Object> values = place.values(visit);
        place.database().read(tx -> {
            values.put("people", Duties.all(tx, visit.staff(), place.duty()));
            values.put("pressing", Cases.pressing(tx, visit.staff(), now.plus(NEAR)));
            return values.put("counts", Cases.counts(tx, visit.staff(), now));
        });
        place.pages().show(ctx, "desk/team.jte", place.page(visit, "nav.team"), values);
    }

    /** The open requests, numbers masked as on the pages. Opens in a spreadsheet as French ones expect it. */
    private void file(Context ctx) {
        Visit visit = Visit.of(ctx);
        List<CaseRow> rows = place.database().read(tx -> Cases.all(tx, visit.staff(), MOST_LINES));
        Csv csv = new Csv()
                .line(
                        "reference",
                        "file",
                        "sujet",
                        "urgent",
                        "depuis",
                        "promis",
                        "tenue par",
                        "repondu",
                        "locataire",
                        "residence");
        for (CaseRow row : rows) {
            csv.line(
                    row.reference(),
                    row.queue(),
                    Optional.ofNullable(row.intent()).map(place::title).orElse(""),
                    row.urgent() ? "oui" : "non",
                    row.openedAt().toString(),
                    text(row.promiseAt()),
                    text(row.holderName()),
                    text(row.answeredAt()),
                    row.who(),
                    text(row.residence()));
        }
        ctx.contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"palier-file.csv\"")
                .header("Cache-Control", "no-store")
                .result(csv.toString());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
