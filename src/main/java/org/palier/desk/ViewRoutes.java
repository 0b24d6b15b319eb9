package org.palier.desk;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.palier.web.Feature;
import org.palier.web.Posted;

/** {@code /desk/views}: keeps narrowed lists under a name, and forgets them. */
final class ViewRoutes implements Feature {
    private static final int MOST_CHARACTERS = 40;

    private final Workplace place;

    ViewRoutes(Workplace place) {
        this.place = place;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.post("/desk/views", this::add);
        routes.post("/desk/views/{id}/remove", this::remove);
    }

    private void add(Context ctx) {
        Visit visit = Visit.of(ctx);
        String name = Posted.text(ctx, "name");
        String shown = View.of(ctx, visit.staff()).address();
        if (!name.isEmpty()) {
            String kept = name.substring(0, Math.min(name.length(), MOST_CHARACTERS));
            place.database().write(tx -> {
                SavedViews.add(tx, visit.staff().id(), kept, shown);
                return true;
            });
        }
        visit.lead("/desk?" + shown, Told.NOTHING);
    }

    private void remove(Context ctx) {
        Visit visit = Visit.of(ctx);
        place.database().write(tx -> {
            SavedViews.remove(tx, visit.staff().id(), visit.id());
            return true;
        });
        visit.lead("/desk", Told.NOTHING);
    }
}
