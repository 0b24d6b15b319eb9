package org.palier.bench;

import io.javalin.Javalin;

/** The yardstick: Javalin with nothing behind it, which answers each webhook the same. */
public final class ConstantServer {
    private ConstantServer() {}

    public static void main(String[] arguments) {
        String answer = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Message>Bonjour</Message></Response>";
        Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.startupWatcherEnabled = false;
                    config.routes.post(
                            SmsRequests.PATH, ctx -> ctx.contentType("text/xml").result(answer));
                })
                .start("127.0.0.1", Integer.parseInt(arguments[0]));
    }
}
