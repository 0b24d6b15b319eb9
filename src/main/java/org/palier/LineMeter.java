package org.palier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.palier.conversations.HumanQueue;
import org.palier.database.Database;
import org.palier.database.StorageUnavailableException;
import org.palier.dialogue.Decision;
import org.palier.dialogue.Effect;
import org.palier.line.LineEvents;

/** Counts what the line does: messages by outcome, requests by queue, repeated webhooks, and how many requests wait. */
final class LineMeter implements LineEvents {
    private final MeterRegistry meters;
    private final Map<Decision.Outcome, Counter> outcomes = new EnumMap<>(Decision.Outcome.class);
    private final Counter repeated;
    private final Counter strays;

    LineMeter(MeterRegistry meters, Database database) {
        this.meters = meters;
        for (Decision.Outcome outcome : Decision.Outcome.values()) {
            outcomes.put(
                    outcome,
                    meters.counter("palier.messages", "outcome", outcome.name().toLowerCase(Locale.ROOT)));
        }
        this.repeated = meters.counter("palier.messages.repeated");
        this.strays = meters.counter("palier.messages.stray");
        Gauge.builder("palier.queue.waiting", database, LineMeter::waiting)
                .description("Requests that wait for a person")
                .register(meters);
        Gauge.builder("palier.database.waiting", database, Database::waiting)
                .description("Units of work that wait for the writer")
                .register(meters);
    }

    private static double waiting(Database database) {
        try {
            return database.read(HumanQueue::waiting);
        } catch (StorageUnavailableException e) {
            return Double.NaN;
        }
    }

    @Override
    public void received(long landlordId, long conversationId, Decision decision) {
        Counter counter = outcomes.get(decision.outcome());
        if (counter != null) {
            counter.increment();
        }
    }

    @Override
    public void escalated(long landlordId, long conversationId, Effect.Escalate request) {
        meters.counter(
                        "palier.escalations",
                        "queue",
                        request.queue().id(),
                        "urgent",
                        Boolean.toString(request.urgent()))
                .increment();
    }

    @Override
    public void repeated() {
        repeated.increment();
    }

    @Override
    public void stray() {
        strays.increment();
    }
}
