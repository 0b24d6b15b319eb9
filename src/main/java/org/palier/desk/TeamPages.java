package org.palier.desk;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palier.conversations.Audit;
import org.palier.web.Feature;
import org.palier.web.Wording;

/** {@code /desk/team}, for supervisors: who is there, who has what in hand, which promises are in danger, and the queue as a file. */
public final class TeamPages implements Feature {
    private static final List<String> COLUMNS = List.of(
            "reference",
            "queue",
            "topic",
            "urgent",
            "priority",
            "since",
            "promised",
            "holder",
            "answered",
            "tenant",
            "residence");
    private static final Duration NEAR = Duration.ofMinutes(30);
    private static final int ROWS = 50;
    private static final int LINES = 500;

    private final Workplace place;

    public TeamPages(Workplace place) {
        this.place = place;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/desk/team", this::page);
        routes.get("/desk/live/team", this::piece);
        routes.get("/desk/team/queue.csv", this::file);
    }

    private void page(Context ctx) {
        Visit visit = Visit.of(ctx);
        place.duty().seen(List.of(visit.staff().id()));
        Map<String, Object> values = place.framed(visit, null);
        values.putAll(team(visit));
        place.pages().show(ctx, "desk/team.jte", place.page(visit, "nav.team"), values);
    }

    private void piece(Context ctx) {
        Visit visit = Visit.of(ctx);
        Map<String, Object> values = place.values(visit);
        values.putAll(team(visit));
        place.pages().show(ctx, "desk/people.jte", place.page(visit, "nav.team"), values);
    }

    private Map<String, Object> team(Visit visit) {
        Instant now = place.clock().instant();
        Instant near = now.plus(NEAR);
        Cases.Place after = Cases.Place.read(visit.ctx().queryParam("after"));
        Map<String, Object> values = new HashMap<>();
        values.put("after", after == null ? "" : after.toString());
        place.database().read(tx -> {
            List<CaseRow> rows = Cases.pressing(tx, visit.staff(), near, after, ROWS + 1);
            boolean more = rows.size() > ROWS;
            values.put("pressing", more ? rows.subList(0, ROWS) : rows);
            values.put("next", more ? Cases.Place.of(rows.get(ROWS - 1)).toString() : "");
            values.put("endangered", Cases.pressing(tx, visit.staff(), near));
            values.put("people", Duties.all(tx, visit.staff(), place.duty()));
            return values.put("counts", Cases.counts(tx, visit.staff(), now));
        });
        return values;
    }

    /** All open requests, numbers masked as on the pages. Opens in a spreadsheet as French ones expect it. */
    private void file(Context ctx) throws IOException {
        Visit visit = Visit.of(ctx);
        place.database().write(tx -> {
            Audit.of(visit.staff().landlordId(), "queue-exported")
                    .by(visit.staff().id())
                    .add(tx, place.clock().instant());
            return true;
        });
        ctx.contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"palier-file.csv\"")
                .header("Cache-Control", "no-store");
        Csv csv = new Csv(ctx.outputStream());
        csv.line(COLUMNS.stream()
                .map(column -> visit.words().text("desk.file." + column))
                .toArray(String[]::new));
        DateTimeFormatter times = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                .withZone(place.landlord(visit).hours().zone());
        View all = View.allOpen(visit.staff());
        Cases.Place after = null;
        List<CaseRow> rows;
        do {
            Cases.Place from = after;
            rows = place.database()
                    .read(tx -> Cases.page(tx, all, from, LINES, place.clock().instant()));
            for (CaseRow row : rows) {
                csv.line(line(row, visit.words(), times));
                after = Cases.Place.of(row);
            }
        } while (rows.size() == LINES);
        csv.flush();
    }

    private String[] line(CaseRow row, Wording words, DateTimeFormatter times) {
        return new String[] {
            row.reference(),
            words.text("queue." + row.queue()),
            Optional.ofNullable(row.intent()).map(place::title).orElse(""),
            words.text(row.urgent() ? "desk.file.yes" : "desk.file.no"),
            Integer.toString(row.priority()),
            times.format(row.openedAt()),
            time(times, row.promiseAt()),
            Objects.requireNonNullElse(row.holderName(), ""),
            time(times, row.answeredAt()),
            row.who(),
            Objects.requireNonNullElse(row.residence(), "")
        };
    }

    private static String time(DateTimeFormatter times, @Nullable Instant moment) {
        return moment == null ? "" : times.format(moment);
    }
}
