package org.palier.studio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.palier.database.Database;
import org.palier.landlords.Landlord;
import org.palier.landlords.Landlords;

/** The drafts on trial, one after the other. Only the last one is kept: its edition is tens of megabytes. */
public final class Trials implements AutoCloseable {
    private final Press press;
    private final Database database;
    private final Landlords landlords;
    private final ExecutorService running = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "trial");
        thread.setDaemon(true);
        return thread;
    });
    private Optional<Kept> kept = Optional.empty();

    /** What a trial is about: the files, beside what is live, with so many messages of a landlord. */
    private record Subject(long base, Map<String, String> files, long landlordId, int number) {}

    private record Kept(Subject subject, Trial trial) {}

    public Trials(Press press, Database database, Landlords landlords) {
        this.press = press;
        this.database = database;
        this.landlords = landlords;
    }

    /** The trial of files; begun unless it was before. */
    synchronized Trial of(Proof proof, Landlord landlord, int number) {
        Subject subject = new Subject(proof.base(), new LinkedHashMap<>(proof.files()), landlord.id(), number);
        Optional<Trial> known =
                kept.filter(one -> one.subject.equals(subject)).map(Kept::trial).filter(trial -> !trial.failed());
        if (known.isPresent()) {
            return known.get();
        }
        List<Landlord> others = landlords.all().stream()
                .filter(one -> one.id() != landlord.id())
                .toList();
        Trial trial = new Trial(press, database, proof, landlord, others, number);
        kept = Optional.of(new Kept(subject, trial));
        running.execute(trial);
        return trial;
    }

    @Override
    public void close() {
        running.shutdownNow();
    }
}
