package org.palier.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.SameSite;
import io.javalin.http.UnauthorizedResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stands before every page: finds out who asks, lets in whom {@link Access} names, and refuses what another site makes a browser send. */
public final class Gate implements Feature {
    private static final String STAFF = "staff";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** What pages ask for by themselves stands here; it does not keep a person signed in. */
    private static final String LIVE = "/desk/live";

    private final Sessions sessions;
    private final URI publicUrl;

    Gate(Sessions sessions, URI publicUrl) {
        this.sessions = sessions;
        this.publicUrl = publicUrl;
    }

    /** Who is signed in. */
    public static Optional<Staff> asking(Context ctx) {
        return Optional.ofNullable(ctx.attribute(STAFF));
    }

    /** Who is signed in, on a page that is for staff. */
    public static Staff staff(Context ctx) {
        return asking(ctx).orElseThrow(UnauthorizedResponse::new);
    }

    @Override
    public void routes(RoutesConfig routes) {
        routes.beforeMatched(this::admit);
    }

    private void admit(Context ctx) {
        Access.Who who = Access.of(ctx.path());
        if (who == Access.Who.MACHINE) {
            return;
        }
        if (!SAFE.contains(ctx.method().name()) && !ours(ctx)) {
            throw new ForbiddenResponse();
        }
        Optional<Staff> asking = sessions.of(token(ctx), !ctx.path().startsWith(LIVE));
        asking.ifPresent(staff -> ctx.attribute(STAFF, staff));
        if (Access.allows(asking, ctx.path())) {
            return;
        }
        if (asking.isPresent() || who == Access.Who.NOBODY) {
            throw new ForbiddenResponse();
        }
        if (ctx.method().name().equals("GET") && ctx.header("HX-Request") == null && wantsPage(ctx)) {
            ctx.redirect("/login?next=" + URLEncoder.encode(ctx.path(), StandardCharsets.UTF_8));
            ctx.skipRemainingHandlers();
            return;
        }
        throw new UnauthorizedResponse();
    }

    private static boolean wantsPage(Context ctx) {
        return Optional.ofNullable(ctx.header("Accept")).orElse("").contains("text/html");
    }

    /** Whether a page of ours sends this: browsers say so, and no other site can make them say it. */
    private boolean ours(Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = ctx.header("Origin");
        return origin != null
                && (origin.equals(originOf(publicUrl)) || origin.equals(ctx.scheme() + "://" + ctx.host()));
    }

    private static String originOf(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    @Nullable
    String token(Context ctx) {
        return ctx.cookie(cookieName());
    }

    /** Signs a person in here. */
    void open(Context ctx, Staff staff) {
        sessions.close(token(ctx));
        ctx.cookie(cookie(sessions.open(staff.id()), (int) Sessions.LONGEST.toSeconds()));
    }

    void close(Context ctx) {
        sessions.close(token(ctx));
        ctx.cookie(cookie("", 0));
    }

    private Cookie cookie(String value, int seconds) {
        Cookie cookie = new Cookie(cookieName(), value);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(isSecure());
        cookie.setSameSite(SameSite.LAX);
        return cookie;
    }

    private String cookieName() {
        return isSecure() ? "__Host-palier" : "palier";
    }

    private boolean isSecure() {
        return publicUrl.getScheme().toLowerCase(Locale.ROOT).equals("https");
    }
}
