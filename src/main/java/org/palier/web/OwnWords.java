package org.palier.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words of the pages that a landlord has of its own, such as what it calls its queues, for its signed-in staff. Stands behind the {@link Gate}. */
public final class OwnWords implements Feature {
    private static final String ATTRIBUTE = "own-words";

    private final Source source;

    /** Where a landlord's own words are. */
    @FunctionalInterface
    public interface Source {
        /** Words by their keys in the message files. */
        Map<String, String> of(long landlordId, Locale language);
    }

    public OwnWords(Source source) {
        this.source = source;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.beforeMatched(ctx -> Gate.asking(ctx)
                .ifPresent(staff -> ctx.attribute(
                        ATTRIBUTE,
                        source.of(staff.landlordId(), Pages.wording(ctx).locale()))));
    }

    static Map<String, String> of(Context ctx) {
        return Optional.<Map<String, String>>ofNullable(ctx.attribute(ATTRIBUTE))
                .orElse(Map.of());
    }
}
