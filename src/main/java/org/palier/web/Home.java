package org.palier.web;

import io.javalin.config.RoutesConfig;
import java.util.Map;

/** The first page: what Palier is and where its pages are. */
public final class Home implements Feature {
    private final Pages pages;
    private final boolean demo;

    public Home(Pages pages, boolean demo) {
        this.pages = pages;
        this.demo = demo;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/", ctx -> pages.show(ctx, "home.jte", pages.page(ctx, "home.title"), Map.of("demo", demo)));
    }
}
