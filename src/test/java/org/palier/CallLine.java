package org.palier;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.palier.calls.Dialer;
import org.palier.database.Database;
import org.palier.dialogue.Heard;
import org.palier.dialogue.LastResort;
import org.palier.dialogue.Manners;
import org.palier.dialogue.Situation;
import org.palier.dialogue.State;
import org.palier.dialogue.Turn;
import org.palier.intents.MatcherSettings;
import org.palier.landlords.Landlord;
import org.palier.landlords.LandlordFile;
import org.palier.landlords.Landlords;
import org.palier.line.Advisers;
import org.palier.line.Guards;
import org.palier.line.Line;
import org.palier.line.LineEvents;
import org.palier.outbox.OutboundText;
import org.palier.outbox.Outbox;
import org.palier.outbox.Pages;
import org.palier.phones.PhoneNumber;
import org.palier.settings.Settings;
import org.palier.studio.OnAir;
import org.palier.testphone.SignedPost;
import org.palier.testphone.SimulatedCall;
import org.palier.twilio.DemoRecordings;
import org.palier.twilio.Signature;
import org.palier.web.Assets;
import org.palier.web.Duty;
import org.palier.web.Server;
import org.palier.web.Staff;
import org.palier.web.StaffAccounts;

/** A line that takes calls over HTTP, with the scripts that are shipped, the landlord of the demo, and a clock that is set by hand. */
final class CallLine implements AutoCloseable {
    static final String TENANT = "+33639980012";
    static final PhoneNumber ADVISER = new PhoneNumber("+33639980097");

    private static final String TOKEN = "token-of-the-test";
    private static final String PUBLIC = "https://ligne.example.org";
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    final Database database;
    final Landlord landlord;
    final Duty duty;
    final DemoRecordings recordings = new DemoRecordings();
    final Switchboard switchboard;
    final Advisers advisers;

    /** Whether the dialogue fails, as it would by a mistake of ours. */
    volatile boolean broken;

    final SignedPost post;
    final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MovingClock clock = new MovingClock("2026-11-24T09:00:00Z");
    private final Server server;

    CallLine(Path data) throws Exception {
        this(data, Map.of());
    }

    CallLine(Path data, Map<String, String> environment) throws Exception {
        this(data, environment, (line, to, key) -> new Dialer.Placing.Unknown("nobody dials"));
    }

    CallLine(Path data, Map<String, String> environment, Dialer dialer) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.put("PALIER_DATA", data.toString());
        all.put("PALIER_PUBLIC_URL", PUBLIC);
        Settings settings = Settings.of(all);
        database = Database.open(data.resolve("palier.db"));
        Landlords landlords = new Landlords(database, clock);
        landlord = landlords.store("example.yaml", LandlordFile.example());
        new StaffAccounts(database, clock)
                .addHashed(
                        landlord.id(),
                        "agent@demo.example",
                        "Camille",
                        StaffAccounts.Powers.all(Staff.Role.AGENT),
                        "-");
        duty = new Duty(database, settings.absence(), clock);
        duty.assign("agent@demo.example", Optional.of(ADVISER), false);
        Knowledge known = knowledge();
        OnAir onAir = new OnAir(1, known.scripts(), known.matcher(), Manners.usual());
        Outbox outbox = new Outbox(clock);
        Pages paging = new Pages(outbox, onAir::title, clock, settings.publicUrl(), settings.smsValidity());
        SecureRandom random = new SecureRandom();
        Line line = new Line(
                database,
                landlords::of,
                () -> broken ? CallLine::fail : onAir.dialogue()::next,
                new LastResort(known.scripts())::next,
                paging::page,
                new Line.Options(Guards.DEFAULT, Duration.ofHours(24)),
                clock,
                random,
                LineEvents.UNWATCHED);
        advisers = new Advisers(
                database,
                (tx, text) -> outbox.add(
                        tx,
                        new OutboundText(
                                text.landlordId(),
                                text.contactId(),
                                text.line().e164(),
                                text.to().e164(),
                                "adviser",
                                text.cause(),
                                text.body(),
                                text.notBefore().plus(settings.smsValidity())),
                        text.notBefore()),
                clock,
                LineEvents.UNWATCHED);
        switchboard = Switchboard.of(
                new Switchboard.Shared(
                        settings,
                        database,
                        landlords,
                        onAir,
                        line::receive,
                        advisers,
                        outbox,
                        paging::page,
                        LineEvents.UNWATCHED,
                        new Signature(settings.publicUrl(), List.of(TOKEN)),
                        meters,
                        random,
                        duty,
                        clock),
                recordings,
                dialer);
        server = Server.start(
                "127.0.0.1",
                0,
                new org.palier.web.Pages(new Assets(), List.of()),
                List.of(switchboard.webhook()::routes, switchboard.outgoingWebhook()::routes));
        post = new SignedPost(
                URI.create("http://127.0.0.1:" + server.port()), settings.publicUrl(), TOKEN, new Random(7));
    }

    private static Turn fail(State state, Heard heard, Situation situation) {
        throw new IllegalStateException("a mistake");
    }

    /** The shipped scripts and the matcher of them, read once for all tests. */
    static Knowledge knowledge() {
        return Shipped.KNOWLEDGE;
    }

    private static final class Shipped {
        private static final Knowledge KNOWLEDGE = load();

        private static Knowledge load() {
            try {
                return Knowledge.load(Path.of("intents"), Path.of("target"), MatcherSettings.DEFAULT, Optional.empty());
            } catch (CannotStartException e) {
                throw new AssertionError(e);
            }
        }
    }

    int port() {
        return server.port();
    }

    SimulatedCall call(String from) {
        return new SimulatedCall(
                post, "AC" + "0".repeat(32), from, landlord.lines().get(0));
    }

    void at(LocalDateTime moment) {
        clock.set(moment.atZone(PARIS).toInstant());
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    void staffOnDuty(boolean on) {
        duty.assign("agent@demo.example", Optional.empty(), on);
    }

    /** One more adviser, who is on duty by telephone. */
    void addStaff(String email, String name, PhoneNumber phone) {
        new StaffAccounts(database, clock)
                .addHashed(landlord.id(), email, name, StaffAccounts.Powers.all(Staff.Role.AGENT), "-");
        duty.assign(email, Optional.of(phone), true);
    }

    int count(String fromWhere) {
        return database.read(tx -> count(tx, fromWhere));
    }

    private static int count(Handle tx, String fromWhere) {
        return tx.createQuery("SELECT count(*) FROM " + fromWhere)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
