package org.palier.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Open pages of the desk, as browsers keep them: each hears the stream of changes and asks for its pieces when it is told. Measures how
 * soon all have heard, and shown, a tenant's text that was stored, and what that costs the server.
 */
final class LivePages {
    private static final int ROUNDS = 10;
    private static final int WAIT_SECONDS = 10;

    /** Between two texts, so that each is measured alone. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final List<String> PIECES = List.of("/desk/live/queue?view=waiting&after=", "/desk/live/alarm");

    private final HttpClient client;
    private final Function<String, HttpRequest.Builder> requests;
    private final Served served;
    private final int pages;
    private final CountDownLatch connected;
    private volatile Round round = new Round();

    /** When each page was told of one text, and when it showed it. */
    private static final class Round {
        private final Map<Integer, Long> told = new ConcurrentHashMap<>();
        private final Map<Integer, Long> shown = new ConcurrentHashMap<>();
    }

    /**
     * @param requests of somebody who is signed in, by path
     */
    LivePages(HttpClient client, Function<String, HttpRequest.Builder> requests, Served served, int pages) {
        this.client = client;
        this.requests = requests;
        this.served = served;
        this.pages = pages;
        this.connected = new CountDownLatch(pages);
    }

    void measure() throws Exception {
        for (int i = 0; i < pages; i++) {
            int index = i;
            Thread page = new Thread(() -> listen(index), "page-" + i);
            page.setDaemon(true);
            page.start();
        }
        boolean all = connected.await(WAIT_SECONDS, TimeUnit.SECONDS);
        // Each page is told once that it is connected.
        Thread.sleep(PAUSE.toMillis());
        System.out.printf(
                "%d live pages%s, resident %d MiB%n", pages, all ? "" : ", not all connected", served.residentMiB());
        Duration before = served.cpu();
        Thread.sleep(IDLE.toMillis());
        System.out.printf("idle: %.1f %% of one core%n", share(served.cpu().minus(before), IDLE));
        texts();
    }

    private void texts() throws Exception {
        List<Long> storing = new ArrayList<>();
        List<Long> told = new ArrayList<>();
        List<Long> shown = new ArrayList<>();
        List<Long> lastTold = new ArrayList<>();
        List<Long> lastShown = new ArrayList<>();
        Duration before = served.cpu();
        long begin = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            Round one = new Round();
            round = one;
            long start = System.nanoTime();
            text(i);
            long stored = System.nanoTime();
            storing.add(stored - start);
            awaitAll(one);
            lastTold.add(keep(one.told, stored, told));
            lastShown.add(keep(one.shown, stored, shown));
            Thread.sleep(PAUSE.toMillis());
        }
        Duration wall = Duration.ofNanos(System.nanoTime() - begin);
        System.out.printf("of %d texts, stored after %s%n", ROUNDS, Quantiles.of(storing));
        System.out.printf(
                "from stored to told: each page %s; the last of all %s%n", Quantiles.of(told), Quantiles.of(lastTold));
        System.out.printf(
                "from stored to its pieces fetched: each page %s; the last of all %s%n",
                Quantiles.of(shown), Quantiles.of(lastShown));
        System.out.printf(
                "told %d of %d times; CPU of the server %.0f ms for each text with %d pages (%.0f %% of one core), resident %d MiB%n",
                told.size(),
                ROUNDS * pages,
                (double) served.cpu().minus(before).toMillis() / ROUNDS,
                pages,
                share(served.cpu().minus(before), wall),
                served.residentMiB());
    }

    private static double share(Duration cpu, Duration wall) {
        return 100.0 * cpu.toNanos() / wall.toNanos();
    }

    private void awaitAll(Round one) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (one.shown.size() < pages && System.nanoTime() < end) {
            Thread.sleep(5);
        }
    }

    /** Adds the times since a moment; gives the last of them. */
    private static long keep(Map<Integer, Long> times, long since, List<Long> into) {
        List<Long> each =
                times.values().stream().map(at -> Math.max(0, at - since)).toList();
        into.addAll(each);
        return each.stream().mapToLong(Long::longValue).max().orElse(TimeUnit.SECONDS.toNanos(WAIT_SECONDS));
    }

    private void text(int number) throws Exception {
        String json = "{\"from\":\"06399801%02d\",\"text\":\"HUMAIN\",\"pictures\":0}".formatted(number);
        client.send(
                requests.apply("/phone/messages")
                        .setHeader("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private void listen(int index) {
        try {
            HttpResponse<InputStream> stream = client.send(
                    requests.apply("/desk/live")
                            .setHeader("Accept", "text/event-stream")
                            .GET()
                            .build(),
                    BodyHandlers.ofInputStream());
            connected.countDown();
            try (Scanner lines = new Scanner(stream.body(), StandardCharsets.UTF_8)) {
                while (lines.hasNextLine()) {
                    if (lines.nextLine().startsWith("event:")) {
                        Round now = round;
                        now.told.putIfAbsent(index, System.nanoTime());
                        for (String piece : PIECES) {
                            client.send(
                                    requests.apply(piece)
                                            .header("HX-Request", "true")
                                            .GET()
                                            .build(),
                                    BodyHandlers.ofString());
                        }
                        now.shown.putIfAbsent(index, System.nanoTime());
                    }
                }
            }
        } catch (IOException e) {
            // The server has stopped: the measurement is over.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
