package org.palier;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.palier.calls.Dialer;
import org.palier.calls.RecordingSource;
import org.palier.database.Database;
import org.palier.desk.CallRoutes;
import org.palier.desk.ConversationPages;
import org.palier.desk.Indexer;
import org.palier.desk.Live;
import org.palier.desk.MentionPages;
import org.palier.desk.OfflinePages;
import org.palier.desk.OwnTextPages;
import org.palier.desk.QueuePages;
import org.palier.desk.SearchPages;
import org.palier.desk.TeamPages;
import org.palier.desk.Watch;
import org.palier.desk.Workplace;
import org.palier.dialogue.Dialogue;
import org.palier.dialogue.LastResort;
import org.palier.dialogue.Manners;
import org.palier.intents.Channel;
import org.palier.intents.Utterance;
import org.palier.landlords.Landlord;
import org.palier.landlords.Landlords;
import org.palier.landlords.Notices;
import org.palier.line.AdviserText;
import org.palier.line.Advisers;
import org.palier.line.CaseWork;
import org.palier.line.Guards;
import org.palier.line.LateNotices;
import org.palier.line.Line;
import org.palier.line.LineEvents;
import org.palier.line.OfflineContacts;
import org.palier.line.QuietSweep;
import org.palier.line.Reopening;
import org.palier.line.RetentionSweep;
import org.palier.line.SurveyQuestions;
import org.palier.outbox.Carrier;
import org.palier.outbox.OutboundText;
import org.palier.outbox.Outbox;
import org.palier.outbox.OutboxWorker;
import org.palier.outbox.Pace;
import org.palier.outbox.Statuses;
import org.palier.phones.PhoneNumber;
import org.palier.settings.Settings;
import org.palier.studio.Archive;
import org.palier.studio.CheckPages;
import org.palier.studio.EditorPages;
import org.palier.studio.FolderWatch;
import org.palier.studio.HistoryPages;
import org.palier.studio.LandlordPages;
import org.palier.studio.ListPages;
import org.palier.studio.MissPages;
import org.palier.studio.MissWatch;
import org.palier.studio.NoticePages;
import org.palier.studio.OnAir;
import org.palier.studio.PhonePages;
import org.palier.studio.PicturePages;
import org.palier.studio.PlanPages;
import org.palier.studio.Presence;
import org.palier.studio.Press;
import org.palier.studio.ShadowPages;
import org.palier.studio.ShadowWatch;
import org.palier.studio.SheetPages;
import org.palier.studio.Studio;
import org.palier.studio.Timetable;
import org.palier.studio.Trials;
import org.palier.studio.Uses;
import org.palier.studio.VariantPages;
import org.palier.testphone.Account;
import org.palier.testphone.CallPage;
import org.palier.testphone.SignedPost;
import org.palier.testphone.SimulatedCarrier;
import org.palier.testphone.SimulatedDialer;
import org.palier.testphone.TestPhone;
import org.palier.twilio.DemoCarrier;
import org.palier.twilio.DemoRecordings;
import org.palier.twilio.Signature;
import org.palier.twilio.SmsWebhook;
import org.palier.twilio.StatusUrl;
import org.palier.twilio.StatusWebhook;
import org.palier.twilio.TwilioCarrier;
import org.palier.twilio.TwilioDialer;
import org.palier.twilio.TwilioRecordings;
import org.palier.twilio.VoiceUrls;
import org.palier.web.Assets;
import org.palier.web.Duty;
import org.palier.web.Feature;
import org.palier.web.Health;
import org.palier.web.Home;
import org.palier.web.Metrics;
import org.palier.web.OwnWords;
import org.palier.web.Page;
import org.palier.web.Pages;
import org.palier.web.PortInUseException;
import org.palier.web.Server;
import org.palier.web.StaffAccounts;
import org.palier.web.StaffEntrance;

/** Makes the line: every part by its constructor, in the order in which they depend on each other. No container, no annotation. */
final class Assembly {
    private static final Duration SWEEP = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration INDEX = Duration.ofSeconds(3);
    private static final Duration CATCH_UP = Duration.ofSeconds(5);
    private static final Duration WATCH = Duration.ofSeconds(30);

    /** For so long an adviser can take a reply back. */
    private static final Duration UNDO = Duration.ofSeconds(5);

    private static final Duration FETCH = Duration.ofSeconds(10);

    private final Settings settings;
    private final Clock clock;
    private final Database database;
    private final PrometheusMeterRegistry meters;
    private final SecureRandom random = new SecureRandom();

    Assembly(Settings settings, Clock clock, Database database, PrometheusMeterRegistry meters) {
        this.settings = settings;
        this.clock = clock;
        this.database = database;
        this.meters = meters;
    }

    Running running(Knowledge.Loading loading) throws CannotStartException {
        Landlords landlords = new Landlords(database, clock);
        Landlord landlord = landlord(landlords);
        Notices notices = new Notices(database, clock);
        Manners manners = Manners.usual().withBurst(settings.guards().burst());
        Knowledge.Opened opened = Knowledge.open(new Archive(database, clock), loading, settings);
        OnAir onAir = new OnAir(
                opened.publication(),
                opened.knowledge().scripts(),
                opened.knowledge().matcher(),
                manners);
        Press press = new Press(
                database,
                onAir,
                edition -> Knowledge.keep(edition.scripts(), edition.matcher(), settings.data()),
                clock);
        UnaryOperator<String> titles = onAir::title;
        Warmup.run(onAir.scripts(), onAir.dialogue(), landlord, clock);
        Live live = new Live();
        LineEvents events = new Listeners(List.of(new LineMeter(meters, database), live));

        StatusUrl callbacks = new StatusUrl(settings.publicUrl());
        DemoCarrier demoCarrier = new DemoCarrier(clock);
        Carrier carrier = sending()
                .<Carrier>map(
                        account -> new TwilioCarrier(account, settings.twilioApi(), callbacks, TwilioCarrier.TIMEOUT))
                .orElse(demoCarrier);
        Outbox outbox = new Outbox(clock);
        OutboxWorker worker = new OutboxWorker(database, outbox, carrier, clock, random, Pace.DEFAULT, meters);
        org.palier.outbox.Pages paging =
                new org.palier.outbox.Pages(outbox, titles, clock, settings.publicUrl(), settings.smsValidity());

        Settings.Guards guards = settings.guards();
        Line line = new Line(
                database,
                landlords::of,
                () -> {
                    Dialogue dialogue = onAir.dialogue();
                    return (state, heard, situation) -> dialogue.next(state, heard, notices.announced(situation));
                },
                (state, heard, situation) -> new LastResort(onAir.scripts()).next(state, heard, situation),
                paging::page,
                new Line.Options(new Guards(guards.repliesPerHour(), guards.sameMessages()), guards.quiet()),
                clock,
                random,
                events);
        AdviserText.Sending sending = (tx, text) -> outbox.add(tx, outbound(text), text.notBefore());
        Advisers advisers = new Advisers(database, sending, clock, events);

        List<String> tokens = tokens();
        Signature signature = new Signature(settings.publicUrl(), tokens);
        SmsWebhook sms = new SmsWebhook(signature, line::receive, Optional.of(callbacks), meters);
        StatusWebhook statuses =
                new StatusWebhook(signature, new Statuses(database, outbox, clock, Pace.DEFAULT), meters);

        Duty duty = new Duty(database, settings.absence(), clock);
        String simulated = settings.twilio().map(Settings.Twilio::accountSid).orElse("AC" + "0".repeat(32));
        SignedPost post = new SignedPost(
                URI.create("http://127.0.0.1:" + settings.port()), settings.publicUrl(), tokens.get(0), random);
        DemoRecordings demoRecordings = new DemoRecordings();
        RecordingSource recordings = sending()
                .<RecordingSource>map(account -> new TwilioRecordings(account, settings.twilioApi()))
                .orElse(demoRecordings);
        Switchboard switchboard = Switchboard.of(
                new Switchboard.Shared(
                        settings,
                        database,
                        landlords,
                        onAir,
                        line::receive,
                        advisers,
                        outbox,
                        paging::page,
                        events,
                        signature,
                        meters,
                        random,
                        duty,
                        clock),
                recordings,
                dialer(post, simulated));

        Assets assets = new Assets();
        Pages pages = new Pages(assets, links());
        StaffEntrance entrance = new StaffEntrance(
                database,
                clock,
                random,
                pages,
                duty,
                settings.publicUrl(),
                landlord.hours().zone());
        StaffAccounts accounts = new StaffAccounts(database, clock);
        CaseWork cases = new CaseWork(
                database, outbox::withdraw, new SurveyQuestions(landlords::withId, sending), clock, events);
        Workplace workplace = new Workplace(
                pages,
                database,
                clock,
                landlords,
                onAir::scripts,
                advisers,
                cases,
                new Reopening(database, random, clock, events),
                live,
                duty,
                UNDO,
                settings.studio().smsCents());
        // The router looks for a path in the order in which they are given: what carriers ask for most is found first.
        List<Feature> features = new ArrayList<>(List.of(
                sms::routes, statuses::routes, switchboard.webhook()::routes, switchboard.outgoingWebhook()::routes));
        features.addAll(entrance.features());
        features.add(new OwnWords((id, language) -> landlords
                .withId(id)
                .map(one -> one.queues().in(language.getLanguage()))
                .orElse(Map.of())));
        features.add(new QueuePages(workplace));
        features.add(new ConversationPages(
                workplace, accounts, new CallRoutes(workplace, switchboard.outgoing(), switchboard.mailbox())));
        features.add(new SearchPages(workplace));
        features.add(new TeamPages(workplace));
        features.add(new MentionPages(workplace));
        features.add(OwnTextPages.own(workplace));
        features.add(OwnTextPages.shared(workplace));
        features.add(new OfflinePages(
                workplace,
                new OfflineContacts(database, random, clock, events),
                words -> onAir.edition().matcher().match(Utterance.of(words)),
                manners.restricted()));
        Studio studio = new Studio(
                pages,
                database,
                clock,
                landlords,
                press,
                new Presence(clock),
                settings.studio().smsCents(),
                settings.studio().secondPerson());
        Trials trials = new Trials(press, database, landlords);
        Trials planned = new Trials(press, database, landlords);
        features.addAll(List.of(
                new ListPages(studio),
                new EditorPages(studio),
                new PhonePages(studio, notices),
                new CheckPages(studio, trials),
                new PlanPages(studio),
                new ShadowPages(studio),
                new PicturePages(studio),
                new MissPages(studio),
                new LandlordPages(studio),
                new SheetPages(studio),
                new VariantPages(studio),
                new NoticePages(studio, notices),
                new HistoryPages(studio)));
        features.addAll(List.of(
                assets,
                new Home(pages, settings.demo()),
                new Health(database::healthy),
                new Metrics(meters, settings.metricsToken())));
        if (settings.demo()) {
            long agent = Demo.accounts(accounts, duty, landlord);
            features.add(new TestPhone(
                    pages,
                    new SimulatedCarrier(post, simulated),
                    new Backstage(database, advisers, demoCarrier, titles, landlord.id(), agent),
                    new Account(landlord.hours().zone()),
                    landlord.lines().get(0),
                    landlord.name()));
            features.add(new CallPage(
                    pages,
                    post,
                    simulated,
                    demoRecordings::add,
                    landlord.lines().get(0),
                    landlord.name()));
        }
        worker.start();
        ScheduledExecutorService sweeping = sweeping(
                new Watch(database, advisers, cases, live, duty, settings.absence(), clock),
                new LateNotices(database, landlords::withId, sending, clock, events),
                new Indexer(database, titles, database::written, clock),
                switchboard,
                press,
                new Timetable(studio, accounts, planned));
        // A thread of its own: a draft may have to learn before it can answer.
        ScheduledExecutorService shadowing = executor("shadow", 1);
        sweep(shadowing, new ShadowWatch(studio), CATCH_UP);
        try {
            Server server = Server.start(settings.host(), settings.port(), pages, features);
            return new Running(
                    settings,
                    landlord,
                    server,
                    entrance.firstLink(landlord.id()),
                    live,
                    List.of(sweeping::shutdownNow, shadowing::shutdownNow, trials, planned, worker, database));
        } catch (PortInUseException e) {
            sweeping.shutdownNow();
            shadowing.shutdownNow();
            worker.close();
            throw new CannotStartException(List.of(String.valueOf(e.getMessage())));
        }
    }

    private Landlord landlord(Landlords landlords) throws CannotStartException {
        if (settings.demo()) {
            Demo.landlord(landlords, settings.number());
        }
        List<Landlord> all = landlords.all();
        if (all.isEmpty()) {
            throw new CannotStartException(List.of("There is no landlord yet: describe it in a file"
                    + " ('scripts/palier landlord example' prints one to start from) and run"
                    + " 'scripts/palier landlord import FILE.yaml'."));
        }
        Optional<PhoneNumber> number = settings.number();
        if (number.isEmpty()) {
            return all.get(0);
        }
        return landlords
                .of(number.get())
                .orElseThrow(
                        () -> new CannotStartException(List.of("PALIER_NUMBER is not a line of any landlord: add it to"
                                + " 'lines' in the landlord's file and import that again, or unset PALIER_NUMBER.")));
    }

    private List<Page.Link> links() {
        List<Page.Link> links = new ArrayList<>(List.of(
                new Page.Link("/desk", "nav.desk"),
                new Page.Link("/desk/team", "nav.team"),
                new Page.Link("/studio", "nav.studio"),
                new Page.Link("/insights", "nav.insights"),
                new Page.Link("/staff", "nav.staff")));
        if (settings.demo()) {
            links.add(new Page.Link("/phone", "nav.phone"));
        }
        return links;
    }

    /** What signs webhooks. A demo without an account has a secret of its own, so that even there nothing unsigned is believed. */
    private List<String> tokens() {
        if (settings.twilio().isEmpty()) {
            byte[] secret = new byte[16];
            random.nextBytes(secret);
            return List.of(HexFormat.of().formatHex(secret));
        }
        Settings.Twilio account = settings.twilio().get();
        List<String> tokens = new ArrayList<>(List.of(account.authToken()));
        account.secondaryToken().ifPresent(tokens::add);
        return tokens;
    }

    /** The account that sends and calls; a demo does neither, even with one. */
    private Optional<Settings.Twilio> sending() {
        return settings.twilio().filter(account -> !settings.demo());
    }

    /** In a demo no telephone rings, but what follows can be seen. */
    private Dialer dialer(SignedPost post, String simulated) {
        return sending()
                .<Dialer>map(account -> new TwilioDialer(
                        account, settings.twilioApi(), new VoiceUrls(settings.publicUrl()), TwilioCarrier.TIMEOUT))
                .orElseGet(() -> new SimulatedDialer(post, simulated));
    }

    private OutboundText outbound(AdviserText text) {
        String prefix = text.channel() == Channel.WHATSAPP ? "whatsapp:" : "";
        return new OutboundText(
                text.landlordId(),
                text.contactId(),
                prefix + text.line().e164(),
                prefix + text.to().e164(),
                "adviser",
                text.cause(),
                text.body(),
                text.notBefore().plus(settings.smsValidity()));
    }

    private ScheduledExecutorService sweeping(
            Watch watch, LateNotices late, Indexer indexer, Switchboard switchboard, Press press, Timetable timetable) {
        // Two: the mailbox waits for the carrier, and nothing else may wait behind it.
        ScheduledExecutorService executor = executor("sweep", 2);
        sweep(executor, new QuietSweep(database, settings.guards().quiet(), clock), SWEEP);
        sweep(executor, new RetentionSweep(database, settings.retention(), clock), DAY);
        sweep(executor, watch, WATCH);
        sweep(executor, late, WATCH);
        sweep(executor, indexer, INDEX);
        sweep(executor, switchboard::keepMessages, FETCH);
        sweep(executor, new Uses(database), INDEX);
        sweep(executor, new MissWatch(database), CATCH_UP);
        sweep(executor, press::catchUp, CATCH_UP);
        sweep(executor, timetable, CATCH_UP);
        sweep(executor, new FolderWatch(settings.intents(), database, press), WATCH);
        sweep(executor, switchboard.mailbox()::clean, SWEEP);
        return executor;
    }

    private static ScheduledExecutorService executor(String name, int threads) {
        return Executors.newScheduledThreadPool(threads, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    private static void sweep(ScheduledExecutorService executor, Runnable work, Duration every) {
        ScheduledFuture<?> unused = executor.scheduleWithFixedDelay(
                new Sheltered(work),
                Math.min(SWEEP.toSeconds(), every.toSeconds()),
                every.toSeconds(),
                TimeUnit.SECONDS);
    }
}
