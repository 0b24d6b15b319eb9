package org.palier.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.palier.intents.GoldenPhrase;
import org.palier.intents.Scripts;

/**
 * The webhook's speed: Palier against Javalin's constant answer, in turn, in one run. Ratios count; the times are of this machine.
 * Arguments: the project's folder, and optionally a messages file (TSV with a column {@code text}).
 */
public final class SmsBench {
    private static final int PHONES = 10_000;
    private static final int WARM_SECONDS = 60;
    private static final int ROUNDS = 3;

    private SmsBench() {}

    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(arguments[0]).toAbsolutePath();
        List<String> texts = arguments.length > 1
                ? MessagesFile.texts(Path.of(arguments[1]))
                : Scripts.load(project.resolve("intents")).all().stream()
                        .flatMap(script -> script.tests().stream())
                        .map(GoldenPhrase::say)
                        .toList();
        Path folder = Files.createTempDirectory("palier-bench");
        System.out.println(texts.size() + " texts, each sent with two typing errors; " + PHONES + " numbers");
        try (Served constant = Served.constant(folder.resolve("constant"));
                Served palier = Served.palier(project, folder.resolve("palier"))) {
            SmsRequests requests = new SmsRequests(1, Served.publicUrl(palier.port()), texts);
            Load hello = new Load(constant.port());
            Load line = new Load(palier.port());
            start(requests, line);
            hello.closed(requests.varied(60_000, PHONES), 64);
            closed("1 connection", 1, 3_000, 20_000, requests, line, hello);
            closed("16 connections", 16, 20_000, 60_000, requests, line, hello);
            closed("64 connections", 64, 30_000, 60_000, requests, line, hello);
            open(500, requests, line, hello);
            open(1000, requests, line, hello);
            System.out.println("resident memory of Palier: " + palier.residentMiB() + " MiB");
        }
    }

    private static void start(SmsRequests requests, Load line) throws InterruptedException {
        long end = System.nanoTime() + WARM_SECONDS * 1_000_000_000L;
        Load.Result first = line.closed(requests.varied(2_000, PHONES), 16);
        System.out.println("cold: " + first);
        while (System.nanoTime() < end) {
            line.closed(requests.varied(10_000, PHONES), 64);
        }
    }

    private static void closed(
            String name, int connections, int count, int helloCount, SmsRequests requests, Load line, Load hello)
            throws InterruptedException {
        double best = 0;
        double rates = 0;
        double ratios = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Load.Result palier = line.closed(requests.varied(count, PHONES), connections);
            Load.Result constant = hello.closed(requests.varied(helloCount, PHONES), connections);
            rates += palier.rate() / ROUNDS;
            ratios += palier.rate() / constant.rate() / ROUNDS;
            best = Math.max(best, palier.rate());
            System.out.println(name + ": Palier " + palier + "; constant answer " + constant);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: mean %.0f/s, best %.0f/s, share of the constant answer %.2f%n",
                name,
                rates,
                best,
                ratios);
    }

    private static void open(int rate, SmsRequests requests, Load line, Load hello)
            throws InterruptedException, IOException {
        System.out.println("open loop at " + rate + "/s for 20 s: Palier "
                + line.open(requests.varied(rate * 20, PHONES), 256, rate) + "; constant answer "
                + hello.open(requests.varied(rate * 20, PHONES), 256, rate));
    }
}
