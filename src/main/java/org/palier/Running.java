package org.palier;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.palier.database.Database;
import org.palier.landlords.Landlord;
import org.palier.landlords.Landlords;
import org.palier.phones.PhoneNumber;
import org.palier.settings.Settings;
import org.palier.web.Assets;
import org.palier.web.Feature;
import org.palier.web.Health;
import org.palier.web.Home;
import org.palier.web.Metrics;
import org.palier.web.Pages;
import org.palier.web.PortInUseException;
import org.palier.web.Server;
import org.palier.web.StaffAccounts;

/** The line at work: everything is made here, by plain constructors, in the order in which it depends on each other. */
public final class Running implements AutoCloseable {
    private final Settings settings;
    private final Landlord landlord;
    private final Server server;
    private final Database database;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Running(Settings settings, Landlord landlord, Server server, Database database) {
        this.settings = settings;
        this.landlord = landlord;
        this.server = server;
        this.database = database;
    }

    /**
     * Starts the line; it answers when this returns.
     *
     * @param database closed by {@link #close()}, and when the start fails
     */
    public static Running start(Settings settings, Clock clock, Database database, PrometheusMeterRegistry meters)
            throws CannotStartException {
        try {
            return assemble(settings, clock, database, meters);
        } catch (CannotStartException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Running assemble(Settings settings, Clock clock, Database database, PrometheusMeterRegistry meters)
            throws CannotStartException {
        Landlords landlords = new Landlords(database, clock);
        if (settings.demo()) {
            Demo.landlord(landlords, settings.number());
        }
        Landlord first = landlord(settings, landlords);

        Assets assets = new Assets();
        Pages pages = new Pages(assets, List.of());
        List<Feature> features = List.of(
                assets,
                new Home(pages, settings.demo()),
                new Health(database::healthy),
                new Metrics(meters, settings.metricsToken()));
        try {
            Server server = Server.start(settings.host(), settings.port(), pages, features);
            if (settings.demo()) {
                StaffAccounts accounts = new StaffAccounts(database, clock);
                new Thread(() -> Demo.accounts(accounts, first), "demo-accounts").start();
            }
            return new Running(settings, first, server, database);
        } catch (PortInUseException e) {
            throw new CannotStartException(List.of(String.valueOf(e.getMessage())));
        }
    }

    private static Landlord landlord(Settings settings, Landlords landlords) throws CannotStartException {
        if (landlords.all().isEmpty()) {
            throw new CannotStartException(List.of(
                    "There is no landlord yet: describe it in a file ('scripts/palier landlord example' prints one to start from) and run"
                            + " 'scripts/palier landlord import FILE.yaml'."));
        }
        Optional<PhoneNumber> number = settings.number();
        return number.map(line -> landlords.of(line))
                .orElseGet(() -> Optional.of(landlords.all().get(0)))
                .orElseThrow(() -> new CannotStartException(
                        List.of("PALIER_NUMBER is not a line of any landlord: add it to 'lines' in the"
                                + " landlord's file and import that again, or unset PALIER_NUMBER.")));
    }

    /** What to tell the person who started it: where it is, what is demo, how to try it. */
    public String greeting() {
        String address = settings.demo()
                ? "http://localhost:" + server.port()
                : settings.publicUrl().toString();
        String line = settings.number()
                .or(() -> landlord.lines().stream().findFirst())
                .map(PhoneNumber::readable)
                .orElse("");
        if (!settings.demo()) {
            return "Palier answers for %s at %s; Twilio calls %s/twilio/sms.%n"
                    .formatted(landlord.name(), line, address);
        }
        return """
                Palier is running at %s, as a demo: nothing leaves this machine, nothing in it is real.
                  Text the line   %s/phone, a phone on the screen that texts %s (%s)
                  Ask from here   scripts/palier ask "jai plu de chauffage" --explain
                  Staff accounts  %s and %s, password %s
                  Stop            Ctrl-C
                """.formatted(address, address, line, landlord.name(), Demo.AGENT, Demo.ADMIN, Demo.PASSWORD);
    }

    /** The port on which it listens. */
    public int port() {
        return server.port();
    }

    /** Waits until it is closed. */
    public void join() throws InterruptedException {
        stopped.await();
    }

    /** Answers what is in flight, takes nothing new, and closes the database. */
    @Override
    public void close() {
        server.close();
        database.close();
        stopped.countDown();
    }
}
