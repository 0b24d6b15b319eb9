package org.palier.studio;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.palier.landlords.Landlord;
import org.palier.web.Feature;

/** {@code /studio/variants}: which answers differ by landlord or commune, who gets what, and where a text is missing. */
public final class VariantPages implements Feature {
    private static final int ROWS = 25;

    private final Studio studio;

    public VariantPages(Studio studio) {
        this.studio = studio;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/studio/variants", this::list);
    }

    private void list(Context ctx) {
        Visit visit = Visit.of(ctx);
        boolean holes = visit.asked("holes").equals("yes");
        LocalDate today = studio.days(visit).today();
        List<Landlord> landlords = studio.landlords().all();
        List<Coverage> all = studio.live().all().stream()
                .flatMap(script -> Coverage.of(script, landlords, today).stream())
                .filter(row -> !holes || row.hasHole())
                .toList();
        Map<String, Object> values = studio.values(visit);
        Slice<Coverage> slice = Slice.of(all, visit.number("from", 0), ROWS);
        values.put("slice", slice);
        values.put("languages", ScriptForm.LANGUAGES);
        values.put("holes", holes);
        studio.pages().show(ctx, "studio/variants.jte", studio.page(visit, "studio.variants"), values);
    }
}
