package org.palier;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.palier.database.Database;
import org.palier.dialogue.Dialogue;
import org.palier.dialogue.Manners;
import org.palier.intents.Channel;
import org.palier.landlords.Landlord;
import org.palier.landlords.Landlords;
import org.palier.line.AdviserText;
import org.palier.line.Advisers;
import org.palier.line.Guards;
import org.palier.line.Line;
import org.palier.line.LineEvents;
import org.palier.line.QuietSweep;
import org.palier.outbox.Carrier;
import org.palier.outbox.OutboundText;
import org.palier.outbox.Outbox;
import org.palier.outbox.OutboxWorker;
import org.palier.outbox.Pace;
import org.palier.outbox.Statuses;
import org.palier.phones.PhoneNumber;
import org.palier.settings.Settings;
import org.palier.testphone.Account;
import org.palier.testphone.SimulatedCarrier;
import org.palier.testphone.TestPhone;
import org.palier.twilio.DemoCarrier;
import org.palier.twilio.Signature;
import org.palier.twilio.SmsWebhook;
import org.palier.twilio.StatusUrl;
import org.palier.twilio.StatusWebhook;
import org.palier.twilio.TwilioCarrier;
import org.palier.web.Assets;
import org.palier.web.Feature;
import org.palier.web.Health;
import org.palier.web.Home;
import org.palier.web.Metrics;
import org.palier.web.Page;
import org.palier.web.Pages;
import org.palier.web.PortInUseException;
import org.palier.web.Server;
import org.palier.web.StaffAccounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line at work: everything is made here, by plain constructors, in the order in which it depends on each other. */
public final class Running implements AutoCloseable {
    /** Contacts whose last state is kept in memory: about 2 KiB each. */
    private static final int REMEMBERED = 10_000;

    private static final Duration UPKEEP = Duration.ofMinutes(5);
    private static final Logger log = LoggerFactory.getLogger(Running.class);

    private final Settings settings;
    private final Landlord landlord;
    private final Server server;
    private final Database database;
    private final OutboxWorker sending;
    private final ScheduledExecutorService upkeep;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Running(
            Settings settings,
            Landlord landlord,
            Server server,
            Database database,
            OutboxWorker sending,
            ScheduledExecutorService upkeep) {
        this.settings = settings;
        this.landlord = landlord;
        this.server = server;
        this.database = database;
        this.sending = sending;
        this.upkeep = upkeep;
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

        Knowledge knowledge = Knowledge.load(settings.intents(), settings.data());
        Manners manners = Manners.usual().withBurst(settings.guards().burst());
        Dialogue dialogue = new Dialogue(knowledge.scripts(), knowledge.matcher(), manners);
        RandomGenerator random = new SecureRandom();

        Outbox outbox = new Outbox(clock);
        StatusUrl callbacks = new StatusUrl(settings.publicUrl());
        DemoCarrier demo = new DemoCarrier(clock);
        Carrier carrier = settings.twilio()
                .filter(account -> !settings.demo())
                .map(account ->
                        (Carrier) new TwilioCarrier(account, settings.twilioApi(), callbacks, TwilioCarrier.TIMEOUT))
                .orElse(demo);
        OutboxWorker sending = new OutboxWorker(database, outbox, carrier, clock, random, Pace.DEFAULT, meters);
        org.palier.outbox.Pages paging = new org.palier.outbox.Pages(
                outbox, knowledge::title, clock, settings.publicUrl(), settings.smsValidity());

        Settings.Guards guards = settings.guards();
        Line line = new Line(
                database,
                landlords::of,
                () -> dialogue::next,
                paging::page,
                new Line.Options(
                        new Guards(guards.repliesPerHour(), guards.sameMessages()), guards.quiet(), REMEMBERED),
                clock,
                random,
                new LineMeter(meters, database));
        List<String> tokens = tokens(settings, random);
        Signature signature = new Signature(settings.publicUrl(), tokens);
        SmsWebhook sms = new SmsWebhook(
                signature, line::receive, settings.demo() ? Optional.empty() : Optional.of(callbacks), meters);
        StatusWebhook status =
                new StatusWebhook(signature, new Statuses(database, outbox, clock, Pace.DEFAULT), meters);
        Warmup.run(knowledge, dialogue, first, clock);

        Assets assets = new Assets();
        Pages pages = new Pages(assets, links(settings));
        List<Feature> features = new ArrayList<>(List.of(
                assets,
                new Home(pages, settings.demo()),
                new Health(database::healthy),
                new Metrics(meters, settings.metricsToken()),
                sms::routes,
                status::routes));
        StaffAccounts accounts = new StaffAccounts(database, clock);
        if (settings.demo()) {
            Advisers advisers =
                    new Advisers(database, adviserTexts(outbox, clock, settings), clock, LineEvents.UNWATCHED);
            Backstage backstage = new Backstage(
                    database, advisers, demo, knowledge::title, first.id(), () -> Demo.adviser(accounts, first));
            features.add(testPhone(settings, pages, backstage, first, tokens.get(0), random));
        }
        try {
            Server server = Server.start(settings.host(), settings.port(), pages, features);
            sending.start();
            ScheduledExecutorService upkeep = upkeep(new QuietSweep(database, guards.quiet(), clock));
            if (settings.demo()) {
                new Thread(() -> Demo.accounts(accounts, first), "demo-accounts").start();
            }
            return new Running(settings, first, server, database, sending, upkeep);
        } catch (PortInUseException e) {
            throw new CannotStartException(List.of(String.valueOf(e.getMessage())));
        }
    }

    private static TestPhone testPhone(
            Settings settings,
            Pages pages,
            Backstage backstage,
            Landlord landlord,
            String token,
            RandomGenerator random) {
        PhoneNumber line = settings.number().orElseGet(() -> landlord.lines().get(0));
        String account = settings.twilio().map(Settings.Twilio::accountSid).orElse("AC" + "0".repeat(32));
        URI server = URI.create("http://127.0.0.1:" + settings.port());
        SimulatedCarrier carrier = new SimulatedCarrier(server, settings.publicUrl(), account, token, random);
        Account told = new Account(landlord.hours().zone());
        return new TestPhone(pages, carrier, backstage, told, line, landlord.name());
    }

    private static AdviserText.Sending adviserTexts(Outbox outbox, Clock clock, Settings settings) {
        return (tx, text) -> {
            String prefix = text.channel() == Channel.WHATSAPP ? "whatsapp:" : "";
            outbox.add(
                    tx,
                    new OutboundText(
                            text.landlordId(),
                            text.contactId(),
                            prefix + text.line().e164(),
                            prefix + text.to().e164(),
                            "adviser",
                            "message " + text.messageId(),
                            text.body(),
                            clock.instant().plus(settings.smsValidity())));
        };
    }

    /** What is done every few minutes. A failure is told and tried again. */
    private static ScheduledExecutorService upkeep(Runnable sweep) {
        ScheduledExecutorService upkeep = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "upkeep");
            thread.setDaemon(true);
            return thread;
        });
        Runnable told = () -> {
            try {
                sweep.run();
            } catch (RuntimeException e) {
                log.warn("upkeep failed and is tried again later: {}", e.getMessage());
            }
        };
        upkeep.scheduleWithFixedDelay(told, UPKEEP.toMinutes(), UPKEEP.toMinutes(), TimeUnit.MINUTES);
        return upkeep;
    }

    private static List<Page.Link> links(Settings settings) {
        return settings.demo() ? List.of(new Page.Link("/phone", "nav.phone")) : List.of();
    }

    /** The secrets that webhooks may be signed with; one that nobody knows in a demo without an account. */
    private static List<String> tokens(Settings settings, RandomGenerator random) {
        return settings.twilio()
                .map(account -> Stream.concat(Stream.of(account.authToken()), account.secondaryToken().stream())
                        .toList())
                .orElseGet(() -> List.of(Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong())));
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
        upkeep.shutdownNow();
        sending.close();
        database.close();
        stopped.countDown();
    }
}
