package org.palier.twilio;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes webhooks that were not Twilio's into the log, a line for each; of a flood, the first of each minute and the number of the others. */
final class Refusals {
    private static final Logger audit = LoggerFactory.getLogger("org.palier.audit");
    private static final int LINES_PER_MINUTE = 30;
    private static final long MINUTE = 60_000_000_000L;

    private final AtomicLong minute = new AtomicLong(System.nanoTime());
    private final AtomicInteger count = new AtomicInteger();

    /**
     * @param why what was wrong with the request, never a part of it
     */
    void note(String path, String why, String address) {
        long now = System.nanoTime();
        long began = minute.get();
        if (now - began > MINUTE && minute.compareAndSet(began, now)) {
            int unsaid = count.getAndSet(0) - LINES_PER_MINUTE;
            if (unsaid > 0) {
                audit.warn("webhooks refused: {} more", unsaid);
            }
        }
        if (count.incrementAndGet() <= LINES_PER_MINUTE) {
            audit.warn("webhook refused: {} at {} from {}", why, path, address);
        }
    }
}
