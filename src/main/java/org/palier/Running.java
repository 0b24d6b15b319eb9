package org.palier;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.palier.database.Database;
import org.palier.desk.Live;
import org.palier.landlords.Landlord;
import org.palier.settings.Settings;
import org.palier.twilio.SmsWebhook;
import org.palier.web.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line at work. {@link Assembly} makes it. */
public final class Running implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Running.class);

    private final Settings settings;
    private final Landlord landlord;
    private final Server server;
    private final Optional<String> firstLink;
    private final Live live;
    private final List<AutoCloseable> rest;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * @param firstLink where the first admin is made, while there is none
     * @param live open pages, closed before the server, which would wait for them
     * @param rest what is closed after the server, in this order
     */
    Running(
            Settings settings,
            Landlord landlord,
            Server server,
            Optional<String> firstLink,
            Live live,
            List<AutoCloseable> rest) {
        this.settings = settings;
        this.landlord = landlord;
        this.server = server;
        this.firstLink = firstLink;
        this.live = live;
        this.rest = rest;
    }

    /**
     * Starts the line; it answers when this returns.
     *
     * @param database closed by {@link #close()}, and when the start fails
     */
    public static Running start(
            Settings settings,
            Clock clock,
            Database database,
            PrometheusMeterRegistry meters,
            Knowledge.Loading knowledge)
            throws CannotStartException {
        try {
            return new Assembly(settings, clock, database, meters).running(knowledge);
        } catch (CannotStartException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** What to tell the person who started it: where it is, what is demo, how to try it. */
    public String greeting() {
        String line = landlord.lines().get(0).readable();
        if (!settings.demo()) {
            return "Palier answers for %s at %s; Twilio calls %s%s.%n"
                            .formatted(landlord.name(), line, settings.publicUrl(), SmsWebhook.PATH)
                    + firstLink
                            .map(
                                    "Nobody has an account yet. Make yours, the first admin's, within 24 hours: %s%n"
                                            ::formatted)
                            .orElse("");
        }
        String address = "http://localhost:" + server.port();
        String leaves = settings.twilio().isEmpty()
                ? "nothing leaves this machine, nothing in it is real."
                : "but alerts and advisers' texts are really sent through Twilio.";
        return """
                Palier runs at %s, as a demo: %s
                  Text the line   %s/phone is a phone on the screen that texts %s (%s, fictional)
                  Ask from here   scripts/palier ask "jai plu de chauffage" --explain
                  Sign in         %s/login as %s, %s or %s, password %s
                  Stop            Ctrl-C
                """.formatted(
                        address,
                        leaves,
                        address,
                        line,
                        landlord.name(),
                        address,
                        Demo.AGENT,
                        Demo.SUPERVISOR,
                        Demo.ADMIN,
                        Demo.PASSWORD);
    }

    /** The port on which it listens. */
    public int port() {
        return server.port();
    }

    /** How many streams the pages of the desk hold open. */
    int streams() {
        return live.streams();
    }

    /** Waits until it is closed. */
    public void join() throws InterruptedException {
        stopped.await();
    }

    /** Answers what is in flight, takes nothing new, and closes the database last. */
    @Override
    public void close() {
        close(live);
        server.close();
        rest.forEach(Running::close);
        stopped.countDown();
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            log.warn("not closed well: {}", e.getMessage());
        }
    }
}
