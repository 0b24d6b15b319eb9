package org.palier.web;

import io.javalin.config.RoutesConfig;
import java.util.function.BooleanSupplier;

/** {@code GET /health}: 200 when the line can store what it hears, else 503; to be read by a machine. */
public final class Health implements Feature {
    private final BooleanSupplier ready;

    /**
     * @param ready whether something can be stored now
     */
    public Health(BooleanSupplier ready) {
        this.ready = ready;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/health", ctx -> {
            boolean canStore = ready.getAsBoolean();
            ctx.status(canStore ? 200 : 503)
                    .header("Cache-Control", "no-store")
                    .contentType("application/json")
                    .result("{\"live\":true,\"ready\":" + canStore + "}\n");
        });
    }
}
