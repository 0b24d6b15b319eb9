package org.palier.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.palier.database.Commits;
import org.palier.database.StorageUnavailableException;

/** Counts what the database writes: the time of each forced write, and how many units of work shared it. */
public final class CommitMeter implements Commits {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofSeconds(1)
    };

    private final Timer committing;
    private final Timer working;
    private final DistributionSummary units;
    private final Counter failures;

    public CommitMeter(MeterRegistry meters) {
        this.committing = Timer.builder("palier.database.commit")
                .description("Time of a commit, forced write included")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
        this.working = Timer.builder("palier.database.work")
                .description("Time of the work that shares a commit")
                .register(meters);
        this.units = DistributionSummary.builder("palier.database.group")
                .description("Units of work in a commit")
                .register(meters);
        this.failures = Counter.builder("palier.database.failures")
                .description("Commits that could not be stored")
                .register(meters);
    }

    @Override
    public void committed(int count, Duration work, Duration commit) {
        committing.record(commit);
        working.record(work);
        units.record(count);
    }

    @Override
    public void failed(int count, StorageUnavailableException reason) {
        failures.increment();
    }
}
