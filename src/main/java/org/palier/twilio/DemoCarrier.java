package org.palier.twilio;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.palier.outbox.Carrier;

/** A carrier without an account: keeps the last texts in memory, for the test phone to show. Thread-safe. */
public final class DemoCarrier implements Carrier {
    private static final int MOST = 500;

    private final Clock clock;
    private final AtomicLong count = new AtomicLong();
    private final Deque<Delivered> delivered = new ArrayDeque<>();

    public DemoCarrier(Clock clock) {
        this.clock = clock;
    }

    /**
     * A text that would have reached a telephone.
     *
     * @param number counts the texts from 1
     */
    public record Delivered(long number, String sid, String sender, String recipient, String body, Instant at) {
        @Override
        public String toString() {
            return "Delivered[" + sid + "]";
        }
    }

    /** The last texts to a number, oldest first. */
    public List<Delivered> to(String recipient) {
        synchronized (delivered) {
            return delivered.stream()
                    .filter(text -> text.recipient().equals(recipient))
                    .toList();
        }
    }

    @Override
    public Outcome send(Dispatch text) {
        long number = count.incrementAndGet();
        String sid = "SM%016x%016x".formatted(clock.millis(), number);
        synchronized (delivered) {
            delivered.addLast(
                    new Delivered(number, sid, text.sender(), text.recipient(), text.body(), clock.instant()));
            if (delivered.size() > MOST) {
                delivered.removeFirst();
            }
        }
        return new Outcome.Sent(sid, "delivered");
    }

    @Override
    public Finding find(String sender, String recipient, String body, Instant since) {
        return new Finding.Seen(to(recipient).stream()
                .filter(text -> text.sender().equals(sender)
                        && text.body().equals(body)
                        && !text.at().isBefore(since))
                .map(text -> new Sighting(text.sid(), "delivered"))
                .toList());
    }
}
