package org.palier.desk;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.palier.web.Feature;

/** {@code /desk/mentions}: notes of colleagues that name who asks. */
public final class MentionPages implements Feature {
    private static final int ROWS = 30;

    private final Workplace place;

    public MentionPages(Workplace place) {
        this.place = place;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/desk/mentions", this::page);
    }

    private void page(Context ctx) {
        Visit visit = Visit.of(ctx);
        List<Mention> mentions =
                place.database().read(tx -> Mentions.page(tx, visit.staff(), visit.number("before"), ROWS));
        Map<String, Object> values = place.framed(visit, null);
        values.put("mentions", mentions);
        values.put(
                "next",
                mentions.size() < ROWS
                        ? ""
                        : Long.toString(mentions.get(ROWS - 1).noteId()));
        place.pages().show(ctx, "desk/mentions.jte", place.page(visit, "desk.mentions"), values);
    }
}
