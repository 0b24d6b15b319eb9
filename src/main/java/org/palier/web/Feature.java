package org.palier.web;

import io.javalin.config.RoutesConfig;

/** Something that answers at some addresses of the server. */
@FunctionalInterface
public interface Feature {
    void routes(RoutesConfig routes);
}
