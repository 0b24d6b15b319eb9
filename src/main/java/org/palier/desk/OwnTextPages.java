package org.palier.desk;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.palier.conversations.Audit;
import org.palier.web.Feature;
import org.palier.web.Posted;

/** {@code /desk/texts}: the ready answers of who asks; {@code /desk/shared}: those that all advisers share, for admins to write. */
public final class OwnTextPages implements Feature {
    private static final int LONGEST_TITLE = 80;
    private static final int LONGEST_TEXT = 1_600;

    private final Workplace place;
    private final Shelf shelf;

    private OwnTextPages(Workplace place, Shelf shelf) {
        this.place = place;
        this.shelf = shelf;
    }

    public static OwnTextPages own(Workplace place) {
        return new OwnTextPages(place, Shelf.OWN);
    }

    public static OwnTextPages shared(Workplace place) {
        return new OwnTextPages(place, Shelf.SHARED);
    }

    @Override
    public void routes(RoutesConfig routes) {
        if (shelf == Shelf.SHARED) {
            sharedRoutes(routes);
            return;
        }
        routes.get("/desk/texts", ctx -> page(Visit.of(ctx), null, "", "", ""));
        routes.get("/desk/texts/{id}", this::edit);
        routes.post("/desk/texts", ctx -> keep(Visit.of(ctx), null));
        routes.post("/desk/texts/{id}", ctx -> keep(Visit.of(ctx), known(Visit.of(ctx))));
        routes.post("/desk/texts/{id}/remove", this::remove);
    }

    private void sharedRoutes(RoutesConfig routes) {
        routes.get("/desk/shared", ctx -> page(Visit.of(ctx), null, "", "", ""));
        routes.get("/desk/shared/{id}", this::edit);
        routes.post("/desk/shared", ctx -> keep(Visit.of(ctx), null));
        routes.post("/desk/shared/{id}", ctx -> keep(Visit.of(ctx), known(Visit.of(ctx))));
        routes.post("/desk/shared/{id}/remove", this::remove);
    }

    private OwnText known(Visit visit) {
        return place.database()
                .read(tx -> OwnTexts.withId(tx, shelf, shelf.owner(visit.staff()), visit.id()))
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
        long owner = shelf.owner(visit.staff());
        place.database().write(tx -> {
            if (known == null) {
                OwnTexts.add(tx, shelf, owner, title, text);
            } else {
                OwnTexts.change(tx, shelf, owner, known.id(), title, text);
            }
            audit(tx, visit, title);
            return true;
        });
        visit.lead(shelf.path, Told.SAVED);
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
            OwnTexts.remove(tx, shelf, shelf.owner(visit.staff()), visit.id());
            audit(tx, visit, Long.toString(visit.id()));
            return true;
        });
        visit.lead(shelf.path, Told.NOTHING);
    }

    /** What all share is changed by name; what one keeps for oneself is one's own affair. */
    private void audit(Handle tx, Visit visit, String what) {
        if (shelf == Shelf.SHARED) {
            Audit.of(visit.staff().landlordId(), "shared-text-changed")
                    .by(visit.staff().id())
                    .detail(what)
                    .add(tx, place.clock().instant());
        }
    }

    private void page(Visit visit, @Nullable OwnText known, String title, String text, String problem) {
        Map<String, Object> values = place.framed(visit, null);
        values.put("own", place.database().read(tx -> OwnTexts.of(tx, shelf, shelf.owner(visit.staff()))));
        values.put("action", known == null ? shelf.path : shelf.path + "/" + known.id());
        values.put("base", shelf.path);
        values.put("title", title);
        values.put("text", text);
        values.put("problem", problem);
        place.pages()
                .show(
                        visit.ctx(),
                        "desk/texts.jte",
                        place.page(visit, shelf == Shelf.SHARED ? "desk.shared" : "desk.own"),
                        values);
    }
}
