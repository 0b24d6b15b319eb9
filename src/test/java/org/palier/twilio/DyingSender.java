package org.palier.twilio;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.SplittableRandom;
import org.palier.database.Database;
import org.palier.outbox.Outbox;
import org.palier.outbox.OutboxWorker;
import org.palier.outbox.Pace;

/** A program that sends what an outbox holds, until it is killed. */
final class DyingSender {
    /** Quick: nobody waits for a real carrier. */
    static final Pace PACE = new Pace(
            Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofMillis(100), 8, Duration.ofSeconds(1), 4);

    private DyingSender() {}

    public static void main(String[] arguments) {
        // It runs on in its own threads.
        start(Database.open(Path.of(arguments[0])), URI.create(arguments[1]));
    }

    static OutboxWorker start(Database database, URI api) {
        Clock clock = Clock.systemUTC();
        OutboxWorker worker = new OutboxWorker(
                database,
                new Outbox(clock),
                new TwilioCarrier(TwilioCarrierTest.ACCOUNT, api, TwilioCarrierTest.CALLBACKS, Duration.ofSeconds(20)),
                clock,
                new SplittableRandom(1),
                PACE,
                new SimpleMeterRegistry());
        worker.start();
        return worker;
    }
}
