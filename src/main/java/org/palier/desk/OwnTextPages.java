package org.palier.desk;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palier.web.Feature;
import org.palier.web.Posted;

/** {@code /desk/texts}: the ready answers of who asks. */
public final class OwnTextPages implements Feature {
    private static final int LONGEST_TITLE = 80;
    private static final int LONGEST_TEXT = 1_600;

    private final Workplace place;

    public OwnTextPages(Workplace place) {
        this.place = place;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/desk/texts", ctx -> page(Visit.of(ctx), null, "", "", ""));
        routes.get("/desk/texts/{id}", this::edit);
        routes.post("/desk/texts", ctx -> keep(Visit.of(ctx), null));
        routes.post("/desk/texts/{id}", ctx -> keep(Visit.of(ctx), known(Visit.of(ctx))));
        routes.post("/desk/texts/{id}/remove", this::remove);
    }

    private OwnText known(Visit visit) {
        return place.database()
                .read(tx -> OwnTexts.withId(tx, visit.staff().id(), visit.id()))
                .orElseThrow(NotFoundResponse::new);
    }

    private void edit(Context ctx) {
        Visit visit = Visit.of(ctx);
        OwnText text = known(visit);
        page(visit, text, text.title(), text.text(), "");
    }

    private void keep(Visit visit, @Nullable OwnText known) {
        String title = Posted.text(visit.ctx(), "title");
        String text = Posted.text(visit.ctx(), "text");
        Optional<String> problem = problem(visit, title, text);
        if (problem.isPresent()) {
            visit.ctx().status(HttpStatus.UNPROCESSABLE_CONTENT);
            page(visit, known, title, text, problem.get());
            return;
        }
        long staff = visit.staff().id();
        place.database().write(tx -> {
            if (known == null) {
                OwnTexts.add(tx, staff, title, text);
            } else {
                OwnTexts.change(tx, staff, known.id(), title, text);
            }
            return true;
        });
        visit.lead("/desk/texts", Told.SAVED);
    }

    private static Optional<String> problem(Visit visit, String title, String text) {
        if (title.isEmpty() || title.length() > LONGEST_TITLE || text.isEmpty() || text.length() > LONGEST_TEXT) {
            return Optional.of(visit.words().text("desk.own.missing", LONGEST_TITLE, LONGEST_TEXT));
        }
        String unknown =
                OwnTexts.unknown(text).stream().map(name -> "{" + name + "}").collect(Collectors.joining(", "));
        return unknown.isEmpty() ? Optional.empty() : Optional.of(visit.words().text("desk.own.unknown", unknown));
    }

    private void remove(Context ctx) {
        Visit visit = Visit.of(ctx);
        place.database().write(tx -> {
            OwnTexts.remove(tx, visit.staff().id(), visit.id());
            return true;
        });
        visit.lead("/desk/texts", Told.NOTHING);
    }

    private void page(Visit visit, @Nullable OwnText known, String title, String text, String problem) {
        Map<String, Object> values = place.values(visit);
        values.put(
                "own", place.database().read(tx -> OwnTexts.of(tx, visit.staff().id())));
        values.put("action", known == null ? "/desk/texts" : "/desk/texts/" + known.id());
        values.put("title", title);
        values.put("text", text);
        values.put("problem", problem);
        values.put("told", Told.named(visit.ctx().queryParam("told")).id());
        place.pages().show(visit.ctx(), "desk/texts.jte", place.page(visit, "desk.own"), values);
    }
}
