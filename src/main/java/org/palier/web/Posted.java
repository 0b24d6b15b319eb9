package org.palier.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** What a form sends, and from where. */
public final class Posted {
    private static final int MOST_CHARACTERS = 4_000;

    private Posted() {}

    /** A field without blanks around it; empty when it is missing. */
    public static String text(Context ctx, String field) {
        String value = Optional.ofNullable(ctx.formParam(field)).orElse("");
        if (value.length() > MOST_CHARACTERS) {
            throw new BadRequestResponse();
        }
        return value.strip();
    }

    /** A password as it was typed: blanks count. */
    static String secret(Context ctx, String field) {
        return Optional.ofNullable(ctx.formParam(field)).orElse("");
    }

    /** Whether a box is ticked. */
    public static boolean ticked(Context ctx, String field) {
        return !text(ctx, field).isEmpty();
    }

    /** The address of who asks. A proxy beside us is believed about the last one that it names. */
    static String address(Context ctx) {
        String remote = ctx.req().getRemoteAddr();
        String forwarded = ctx.header("X-Forwarded-For");
        if (forwarded == null || !near(remote)) {
            return remote;
        }
        return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }

    private static boolean near(String address) {
        try {
            InetAddress host = InetAddress.getByName(address);
            return host.isLoopbackAddress() || host.isSiteLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
