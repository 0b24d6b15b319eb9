package org.palier.line;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.palier.database.Commits;
import org.palier.database.Database;

/** Measures how many messages a second the line takes in, with a brain that costs nothing. Run by hand. */
final class LineFigures {
    private static final int CONTACTS = 5_000;
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration MEASURED = Duration.ofSeconds(6);

    private final AtomicLong commits;
    private final AtomicLong sids = new AtomicLong();
    private final Line line;

    private LineFigures(Database database, AtomicLong commits) {
        this.commits = commits;
        TestLine.settle(database);
        Line.Options options = new Line.Options(new Guards(1_000_000, 1_000_000), Duration.ofHours(24));
        line = new Line(
                database,
                TestLine.landlords(),
                () -> TestLine::echo,
                TestLine::lastResort,
                (tx, landlord, reference, intent) -> {},
                options,
                Clock.systemUTC(),
                RandomGenerator.getDefault(),
                LineEvents.UNWATCHED);
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Path file = Files.createTempDirectory("palier-figures").resolve("palier.db");
        AtomicLong commits = new AtomicLong();
        Commits watched = new Commits() {
            @Override
            public void committed(int units, Duration working, Duration committing) {
                commits.incrementAndGet();
            }
        };
        try (Database database = TestLine.open(file, watched)) {
            LineFigures figures = new LineFigures(database, commits);
            figures.run(16, WARM_UP);
            out.println("threads  messages/s  commits/message  p50 ms  p99 ms");
            for (int threads : new int[] {1, 16, 64}) {
                out.println(figures.run(threads, MEASURED));
            }
        }
    }

    private String run(int threads, Duration time) throws InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        List<List<Long>> times = new ArrayList<>();
        List<Thread> running = new ArrayList<>();
        commits.set(0);
        long began = System.nanoTime();
        for (int i = 0; i < threads; i++) {
            List<Long> mine = new ArrayList<>();
            times.add(mine);
            Thread thread = new Thread(() -> {
                while (!stop.get()) {
                    long number = sids.getAndIncrement();
                    long sent = System.nanoTime();
                    line.receive(TestLine.text(
                            "SM%032x".formatted(number * 0x9E3779B97F4A7C15L),
                            (int) (number % CONTACTS),
                            "Bonjour, la chaudière de l'appartement " + number + " ne marche plus depuis hier soir"));
                    mine.add(System.nanoTime() - sent);
                }
            });
            running.add(thread);
            thread.start();
        }
        Thread.sleep(time.toMillis());
        stop.set(true);
        for (Thread thread : running) {
            thread.join();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        long[] sorted = times.stream()
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        return "%7d  %10.0f  %15.3f  %6.2f  %6.2f"
                .formatted(
                        threads,
                        sorted.length / seconds,
                        (double) commits.get() / sorted.length,
                        sorted[sorted.length / 2] / 1e6,
                        sorted[(int) (sorted.length * 0.99)] / 1e6);
    }
}
