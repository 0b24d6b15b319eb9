package org.palier.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@code GET /metrics}, for Prometheus. With a token, only who presents it; without one, only this machine, and not through a proxy on
 * it: a proxy names whom it speaks for.
 */
public final class Metrics implements Feature {
    private final PrometheusMeterRegistry registry;
    private final Optional<String> token;
    private final AtomicBoolean memoryToo = new AtomicBoolean();

    public Metrics(PrometheusMeterRegistry registry, Optional<String> token) {
        this.registry = registry;
        this.token = token;
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.get("/metrics", ctx -> {
            if (!allowed(ctx)) {
                throw new ForbiddenResponse();
            }
            // Bound at the first reading: the platform's beans take long to load, and a start should not wait for them.
            if (memoryToo.compareAndSet(false, true)) {
                new JvmMemoryMetrics().bindTo(registry);
            }
            ctx.contentType("text/plain; version=0.0.4; charset=utf-8")
                    .header("Cache-Control", "no-store")
                    .result(registry.scrape());
        });
    }

    private boolean allowed(Context ctx) {
        if (token.isPresent()) {
            String presented = Optional.ofNullable(ctx.header("Authorization")).orElse("");
            return MessageDigest.isEqual(bytes(presented), bytes("Bearer " + token.get()));
        }
        boolean proxied = ctx.header("X-Forwarded-For") != null
                || ctx.header("Forwarded") != null
                || ctx.header("X-Real-IP") != null
                || ctx.header("Via") != null;
        return !proxied && loopback(ctx.req().getRemoteAddr());
    }

    private static boolean loopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
