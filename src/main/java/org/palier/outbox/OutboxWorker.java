package org.palier.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.palier.database.Database;
import org.palier.database.StorageUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what the outbox holds: one thread looks what is due, a few send it. At most one runs on a database. */
public final class OutboxWorker implements AutoCloseable {
    /*
     *   waiting --claimed, on disk--> sending --one request--> sent | failed
     *      ^                             |                                   \
     *      |<--throttled, not sent-------+--cannot be told--> unsure --found--> sent
     *      |<--looked for twice, absent--------------------------+--never told--> doubtful
     *      +--too late--> expired
     *
     * A text leaves only from `sending`, and that is on disk before the request is: after a crash it is looked for, never sent blindly.
     */
    private static final Logger log = LoggerFactory.getLogger(OutboxWorker.class);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration TROUBLE = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final Database database;
    private final Carrier carrier;
    private final Clock clock;
    private final Pace pace;
    private final Ledger ledger;
    private final MeterRegistry meters;
    private final AtomicInteger open;
    private final Set<Long> inFlight = ConcurrentHashMap.newKeySet();
    private final Semaphore wake = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService senders;
    private @Nullable Thread dispatcher;

    /**
     * @param random for the spread of waits; used by one thread at a time
     */
    public OutboxWorker(
            Database database,
            Outbox outbox,
            Carrier carrier,
            Clock clock,
            RandomGenerator random,
            Pace pace,
            MeterRegistry meters) {
        this.database = database;
        this.carrier = carrier;
        this.clock = clock;
        this.pace = pace;
        this.ledger = new Ledger(pace, random);
        this.meters = meters;
        this.open = meters.gauge("palier.outbox.open", new AtomicInteger());
        this.senders = Executors.newFixedThreadPool(pace.threads(), task -> new Thread(task, "outbox-sender"));
        outbox.wakes(this::wake);
    }

    /** Resumes what an earlier run left, and begins. */
    public void start() {
        Thread thread = new Thread(this::dispatch, "outbox");
        dispatcher = thread;
        thread.start();
    }

    /** Looks at once what is due. */
    public void wake() {
        wake.release();
    }

    private void dispatch() {
        boolean resumed = false;
        while (closed.getCount() > 0) {
            Duration pause;
            try {
                if (!resumed) {
                    int cut = database.write(tx -> ledger.resume(tx, clock.instant()));
                    if (cut > 0) {
                        log.warn("{} texts were being sent when the last run ended; they are looked for first", cut);
                    }
                    resumed = true;
                }
                pause = round();
            } catch (StorageUnavailableException e) {
                log.warn("the outbox waits for the database: {}", e.getMessage());
                pause = TROUBLE;
            } catch (RuntimeException e) {
                log.error("the outbox could not look what is due", e);
                pause = TROUBLE;
            }
            await(pause);
        }
    }

    /** Hands out what is due; returns how long nothing else will be. */
    private Duration round() {
        Instant now = clock.instant();
        int free = pace.threads() - inFlight.size();
        Set<Long> busy = Set.copyOf(inFlight);
        Ledger.Claim claim = database.write(tx -> ledger.claim(tx, now, free, busy));
        open.set(claim.open());
        count("expired", claim.expired());
        for (Queued text : claim.due()) {
            inFlight.add(text.id());
            try {
                senders.execute(() -> deal(text));
            } catch (RejectedExecutionException e) {
                log.info("text {} is left to the next start", text.id());
            }
        }
        Duration next = claim.next().map(due -> Duration.between(now, due)).orElse(IDLE);
        return next.compareTo(IDLE) < 0 ? next : IDLE;
    }

    private void deal(Queued text) {
        try {
            if (text.unsure()) {
                Carrier.Finding finding = lookedUp(text);
                keep(text, () -> database.write(tx -> ledger.lookedUp(tx, text, finding, clock.instant())));
            } else {
                Carrier.Outcome outcome = sent(text);
                keep(text, () -> database.write(tx -> ledger.sent(tx, text, outcome, clock.instant())));
            }
        } catch (RuntimeException e) {
            log.error("what became of text {} could not be kept; it is looked for at the next start", text.id(), e);
        } finally {
            inFlight.remove(text.id());
            wake();
        }
    }

    private Carrier.Outcome sent(Queued text) {
        try {
            return carrier.send(text.dispatch(clock.instant()));
        } catch (RuntimeException e) {
            log.error("sending text {} broke", text.id(), e);
            return new Carrier.Outcome.Ambiguous("broke");
        }
    }

    private Carrier.Finding lookedUp(Queued text) {
        Instant since = Optional.ofNullable(text.attemptedAt()).orElseGet(clock::instant);
        try {
            return carrier.find(
                    text.text().sender(), text.text().recipient(), text.text().body(), since);
        } catch (RuntimeException e) {
            log.error("looking for text {} broke", text.id(), e);
            return new Carrier.Finding.Unknown(Optional.empty());
        }
    }

    private interface Keeping {
        String keep();
    }

    /** Stores the outcome, however long the database cannot: until the program ends, this thread alone knows it. */
    private void keep(Queued text, Keeping keeping) {
        while (true) {
            try {
                String state = keeping.keep();
                count(state, 1);
                if (state.equals("failed") || state.equals("doubtful")) {
                    log.error("text {} ({}) is {}", text.id(), text.text().kind(), state);
                } else {
                    log.info("text {} ({}) is {}", text.id(), text.text().kind(), state);
                }
                return;
            } catch (StorageUnavailableException e) {
                if (await(closed, TROUBLE)) {
                    log.warn("text {} is left to the next start: {}", text.id(), e.getMessage());
                    return;
                }
            }
        }
    }

    private void count(String state, int times) {
        meters.counter("palier.outbox", "state", state).increment(times);
    }

    private void await(Duration pause) {
        try {
            if (wake.tryAcquire(Math.max(0, pause.toMillis()), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    private static boolean await(CountDownLatch latch, Duration time) {
        try {
            return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Begins nothing new and waits for what is in flight. What does not end in time is looked for at the next start. */
    @Override
    public void close() {
        closed.countDown();
        wake();
        try {
            if (dispatcher != null) {
                dispatcher.join(STOP.toMillis());
            }
            senders.shutdown();
            if (!senders.awaitTermination(STOP.toSeconds(), TimeUnit.SECONDS)) {
                senders.shutdownNow();
            }
        } catch (InterruptedException e) {
            senders.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
