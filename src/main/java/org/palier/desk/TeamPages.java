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
import org.palier.conversations.Surveys;
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
    private static final List<String> OPINIONS = List.of("reference", "queue", "topic", "asked", "said", "useful");
    private static final Duration NEAR = Duration.ofMinutes(30);
    private static final Duration JUDGED = Duration.ofDays(30);
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
        routes.get("/desk/team/opinions.csv", this::opinions);
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
            values.put("opinions", Surveys.opinions(tx, visit.staff().landlordId(), now.minus(JUDGED)));
            values.put("people", Duties.all(tx, visit.staff(), place.duty()));
            return values.put("counts", Cases.counts(tx, visit.staff(), now));
        });
        return values;
    }

    /** All open requests, numbers masked as on the pages. Opens in a spreadsheet as French ones expect it. */
    private void file(Context ctx) throws IOException {
        Visit visit = Visit.of(ctx);
        Csv csv = begin(visit, "queue-exported", "palier-file.csv", COLUMNS);
        DateTimeFormatter times = times(visit);
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

    /** What tenants said of the answers, the last ones first; nothing of who they are. */
    private void opinions(Context ctx) throws IOException {
        Visit visit = Visit.of(ctx);
        Csv csv = begin(visit, "opinions-exported", "palier-avis.csv", OPINIONS);
        DateTimeFormatter times = times(visit);
        long landlord = visit.staff().landlordId();
        Instant since = place.clock().instant().minus(JUDGED);
        long before = Long.MAX_VALUE;
        List<Surveys.Line> lines;
        do {
            long from = before;
            lines = place.database().read(tx -> Surveys.lines(tx, landlord, since, from, LINES));
            for (Surveys.Line line : lines) {
                Boolean useful = line.useful();
                csv.line(
                        line.reference(),
                        visit.words().text("queue." + line.queue()),
                        Optional.ofNullable(line.intent()).map(place::title).orElse(""),
                        times.format(line.askedAt()),
                        time(times, line.answeredAt()),
                        useful == null ? "" : visit.words().text(useful ? "desk.file.yes" : "desk.file.no"));
                before = line.id();
            }
        } while (lines.size() == LINES);
        csv.flush();
    }

    private Csv begin(Visit visit, String action, String name, List<String> columns) throws IOException {
        place.database().write(tx -> {
            Audit.of(visit.staff().landlordId(), action)
                    .by(visit.staff().id())
                    .add(tx, place.clock().instant());
            return true;
        });
        visit.ctx()
                .contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "no-store");
        return new Csv(visit.ctx().outputStream())
                .line(columns.stream()
                        .map(column -> visit.words().text("desk.file." + column))
                        .toArray(String[]::new));
    }

    private DateTimeFormatter times(Visit visit) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                .withZone(place.landlord(visit).hours().zone());
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
