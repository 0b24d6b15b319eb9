package org.palier.desk;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.web.Feature;

/** {@code /desk/search}: conversations by what one remembers of them. */
public final class SearchPages implements Feature {
    private static final int HITS = 30;
    private static final int MOST_CHARACTERS = 200;

    private final Workplace place;

    public SearchPages(Workplace place) {
        this.place = place;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/desk/search", this::page);
    }

    private void page(Context ctx) {
        Visit visit = Visit.of(ctx);
        String typed = Optional.ofNullable(ctx.queryParam("q")).orElse("").strip();
        String wanted = typed.substring(0, Math.min(typed.length(), MOST_CHARACTERS));
        View view = View.named(null, visit.staff());
        Search.Found found = wanted.isEmpty()
                ? new Search.Found(List.of(), null)
                : place.database()
                        .read(tx -> Search.find(tx, view, wanted, Search.Place.read(ctx.queryParam("before")), HITS));
        Map<String, Object> values = place.framed(visit, null);
        values.put("wanted", wanted);
        values.put("hits", found.hits());
        Search.Place next = found.next();
        values.put("next", next == null ? "" : next.toString());
        place.pages().show(ctx, "desk/search.jte", place.page(visit, "desk.search"), values);
    }
}
