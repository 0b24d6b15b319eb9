package org.palier.studio;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palier.intents.GoldenPhrase;
import org.palier.intents.Likeness;
import org.palier.intents.Reliability;
import org.palier.intents.Script;
import org.palier.web.Feature;
import org.palier.web.Page;
import org.palier.web.Staff;

/**
 * {@code /insights}: pictures of how well the line understands. They are drawn from what is stored, beside the writer, and show no word that
 * a tenant wrote.
 */
public final class PicturePages implements Feature {
    private static final int ROWS = 25;
    private static final int CHARTS = 12;

    private final Studio studio;
    private @Nullable Drawn last;

    public PicturePages(Studio studio) {
        this.studio = studio;
    }

    /**
     * What changes with the scripts alone.
     *
     * @param holds how many golden phrases of each script are understood
     */
    private record Drawn(long publication, Atlas.Sheet sheet, Map<String, Integer> holds) {}

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/insights", this::map);
        routes.get("/insights/trends", this::trends);
        routes.get("/insights/confidence", this::confidence);
        routes.get("/insights/phrases", this::phrases);
    }

    private synchronized Drawn drawn() {
        Edition live = studio.press().onAir().edition();
        if (last != null && last.publication == live.publication()) {
            return last;
        }
        Map<String, Integer> holds = new HashMap<>();
        for (Script script : live.scripts().all()) {
            holds.put(script.id(), (int) script.tests().stream()
                    .filter(phrase -> phrase.holds(live.matcher()))
                    .count());
        }
        Drawn drawn = new Drawn(
                live.publication(), Atlas.Sheet.of(live.scripts(), new Likeness(live.scripts())), Map.copyOf(holds));
        last = drawn;
        return drawn;
    }

    private Map<String, Object> values(Visit visit) {
        Map<String, Object> values = studio.values(visit);
        values.put(
                "titles",
                new Titles(studio.press().onAir()::title, visit.words().text("pictures.line")));
        values.put("writes", visit.staff().atLeast(Staff.Role.ADMIN));
        return values;
    }

    private void show(Visit visit, String template, Map<String, Object> values) {
        Page page = studio.page(visit, "nav.insights").withStyles("studio.css", "pictures.css");
        studio.pages().show(visit.ctx(), "studio/" + template, page, values);
    }

    private void map(Context ctx) {
        Visit visit = Visit.of(ctx);
        Map<String, Object> values = values(visit);
        List<Confusion> confusions =
                studio.database().read(tx -> Confusion.of(tx, visit.staff().landlordId()));
        values.put("atlas", Atlas.of(drawn().sheet(), confusions));
        show(visit, "pictures.jte", values);
    }

    private void trends(Context ctx) {
        Visit visit = Visit.of(ctx);
        List<Trend> all = studio.database()
                .read(tx ->
                        Trend.of(tx, visit.staff().landlordId(), studio.clock().instant()));
        Map<String, Object> values = values(visit);
        values.put("line", all.get(0));
        paged(visit, all.subList(1, all.size()), CHARTS, values);
        show(visit, "trends.jte", values);
    }

    private void confidence(Context ctx) {
        Visit visit = Visit.of(ctx);
        Reliability reliability =
                studio.database().read(tx -> Certainty.of(tx, visit.staff().landlordId()));
        Map<String, Object> values = values(visit);
        values.put("reliability", reliability);
        show(visit, "confidence.jte", values);
    }

    private void phrases(Context ctx) {
        Visit visit = Visit.of(ctx);
        Map<String, Uses.Use> uses = studio.database()
                .read(tx ->
                        Uses.of(tx, visit.staff().landlordId(), studio.clock().instant()));
        Drawn drawn = drawn();
        List<PhraseCoverage> all = new ArrayList<>();
        for (Script script : studio.live().all()) {
            Set<GoldenPhrase> phrases = Set.copyOf(script.tests());
            all.add(new PhraseCoverage(
                    script,
                    phrases.size(),
                    Math.min(phrases.size(), drawn.holds().getOrDefault(script.id(), 0)),
                    uses.getOrDefault(script.id(), Uses.Use.NONE).answered()));
        }
        Map<String, Object> values = values(visit);
        values.put("guarded", PhraseCoverage.guarded(all));
        values.put("most", all.stream().mapToInt(PhraseCoverage::phrases).max().orElse(1));
        paged(visit, PhraseCoverage.sorted(all), ROWS, values);
        show(visit, "phrases.jte", values);
    }

    private static <T> void paged(Visit visit, List<T> all, int rows, Map<String, Object> values) {
        int first = (int) Math.min(visit.number("from", 0), all.size());
        int end = Math.min(first + rows, all.size());
        values.put("rows", all.subList(first, end));
        values.put("total", all.size());
        values.put("first", first);
        values.put("next", end < all.size() ? end : -1);
        values.put("previous", first == 0 ? -1 : Math.max(0, first - rows));
    }
}
