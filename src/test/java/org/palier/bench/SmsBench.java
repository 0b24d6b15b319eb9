package org.palier.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.palier.intents.GoldenPhrase;
import org.palier.intents.Scripts;

/**
 * The webhook's speed: Palier against Javalin's constant answer, in turn, in one run. Ratios count; the times are of this machine.
 * Arguments: the project's folder, and optionally a messages file (TSV with a column {@code text}), {@code --stored N}: the same over so
 * many stored conversations, and {@code --peers}: then beside a webhook for Node.
 */
public final class SmsBench {
    private static final int PHONES = 10_000;
    private static final int WARM_SECONDS = 60;
    private static final Duration FIRST = Duration.ofSeconds(12);
    private static final int MOST_AT_FIRST = 30_000;
    private static final int ROUNDS = 3;

    private final List<String> texts;
    private final Path project;
    private final Path folder;

    private SmsBench(List<String> texts, Path project, Path folder) {
        this.texts = texts;
        this.project = project;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(arguments[0]).toAbsolutePath();
        List<String> rest = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
        int stored = 0;
        int option = rest.indexOf("--stored");
        if (option >= 0) {
            stored = Integer.parseInt(rest.remove(option + 1));
            rest.remove(option);
        }
        boolean peers = rest.remove("--peers");
        List<String> texts = rest.isEmpty()
                ? Scripts.load(project.resolve("intents")).all().stream()
                        .flatMap(script -> script.tests().stream())
                        .map(GoldenPhrase::say)
                        .toList()
                : MessagesFile.texts(Path.of(rest.get(0)));
        System.out.println(texts.size() + " texts, each sent with two typing errors; " + PHONES + " numbers");
        SmsBench bench = new SmsBench(texts, project, Files.createTempDirectory("palier-bench"));
        bench.starts();
        bench.loads(stored);
        if (peers) {
            bench.peer();
        }
    }

    /** From the command to the first answer, beside a program that answers nothing but a constant. */
    private void starts() throws Exception {
        Path data = folder.resolve("starts");
        Served.palier(project, data).close();
        double palier = 0;
        double constant = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            try (Served served = Served.palier(project, data)) {
                new Load(served.port()).closed(requests(served, 100 + round).varied(1, PHONES), 1);
                palier += (System.nanoTime() - start) / 1e9 / ROUNDS;
            }
            start = System.nanoTime();
            try (Served served = Served.constant(folder.resolve("constant"))) {
                new Load(served.port()).closed(requests(served, 100 + round).varied(1, PHONES), 1);
                constant += (System.nanoTime() - start) / 1e9 / ROUNDS;
            }
        }
        say(
                "start to first answer: %.2f s, %.1f times the constant answer's %.2f s",
                palier, palier / constant, constant);
    }

    private void loads(int stored) throws Exception {
        Path data = folder.resolve("palier");
        if (stored > 0) {
            Served.palier(project, data).close();
            DeskBench.fill(data.resolve("palier.db"), stored);
            DeskBench.settle(data.resolve("palier.db"));
            say("over %,d stored conversations", stored);
        }
        try (Served constant = Served.constant(folder.resolve("constant"));
                Served palier = Served.palier(project, data)) {
            SmsRequests requests = requests(palier, 1);
            Load hello = new Load(constant.port());
            Load line = new Load(palier.port());
            double first = first(requests, line);
            warm(requests, line);
            hello.closed(requests.varied(60_000, PHONES), 64);
            closed(1, 3_000, 20_000, requests, palier, hello);
            closed(16, 20_000, 60_000, requests, palier, hello);
            double later = closed(64, 30_000, 60_000, requests, palier, hello);
            say("first %d s after a start: %.0f/s, %.2f of the later rate", FIRST.toSeconds(), first, first / later);
            open(500, requests, line, hello);
            open(1000, requests, line, hello);
            say("resident memory of Palier: %d MiB", palier.residentMiB());
        }
    }

    /** The same webhook as it is often built for Node, in turn with Palier. */
    private void peer() throws Exception {
        Scripts scripts = Scripts.load(project.resolve("intents"));
        try (Served express = ExpressPeer.serve(project.resolve("target/peers"), folder.resolve("express"), scripts);
                Served palier = Served.palier(project, folder.resolve("beside-express"))) {
            SmsRequests ours = requests(palier, 2);
            SmsRequests theirs = requests(express, 2);
            Load line = new Load(palier.port());
            Load peer = new Load(express.port());
            warm(ours, line);
            warm(theirs, peer);
            double ratios = 0;
            for (int round = 0; round < ROUNDS; round++) {
                Load.Result answered = line.closed(ours.varied(20_000, PHONES), 64);
                Load.Result beside = peer.closed(theirs.varied(5_000, PHONES), 64);
                ratios += answered.rate() / beside.rate() / ROUNDS;
                say("64 connections: Palier %s; express %s", answered, beside);
            }
            say("64 connections: %.1f times express", ratios);
        }
    }

    private SmsRequests requests(Served served, long seed) {
        return new SmsRequests(seed, Served.publicUrl(served.port()), texts);
    }

    /** Messages a second of 64 connections to a program that has just started. */
    private static double first(SmsRequests requests, Load line) throws IOException {
        return line.closedFor(FIRST, requests.varied(MOST_AT_FIRST, PHONES), 64).rate();
    }

    private static void warm(SmsRequests requests, Load line) throws IOException {
        long end = System.nanoTime() + WARM_SECONDS * 1_000_000_000L;
        while (System.nanoTime() < end) {
            line.closed(requests.varied(10_000, PHONES), 64);
        }
    }

    private static double closed(
            int connections, int count, int helloCount, SmsRequests requests, Served palier, Load hello)
            throws IOException, InterruptedException {
        Load line = new Load(palier.port());
        double best = 0;
        double rates = 0;
        double ratios = 0;
        double commits = 0;
        String name = connections == 1 ? "1 connection" : connections + " connections";
        for (int round = 0; round < ROUNDS; round++) {
            List<byte[]> messages = requests.varied(count, PHONES);
            double before = palier.metric("palier_database_commit_seconds_count");
            Load.Result answered = line.closed(messages, connections);
            commits += palier.metric("palier_database_commit_seconds_count") - before;
            Load.Result constant = hello.closed(requests.varied(helloCount, PHONES), connections);
            rates += answered.rate() / ROUNDS;
            ratios += answered.rate() / constant.rate() / ROUNDS;
            best = Math.max(best, answered.rate());
            say("%s: Palier %s; constant answer %s", name, answered, constant);
        }
        say(
                "%s: mean %.0f/s, best %.0f/s, share of the constant answer %.2f; one forced write for %.1f answers",
                name, rates, best, ratios, count * ROUNDS / commits);
        return rates;
    }

    private static void open(int rate, SmsRequests requests, Load line, Load hello) throws IOException {
        say(
                "open loop at %d/s for 20 s: Palier %s; constant answer %s",
                rate,
                line.open(requests.varied(rate * 20, PHONES), 256, rate),
                hello.open(requests.varied(rate * 20, PHONES), 256, rate));
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
