package org.palier.line;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.palier.database.Database;

/**
 * A line in a process of its own, to be killed: receives messages without end, and tells each one on a line of its output once it is
 * acknowledged: the SID and the replies in Base64.
 */
final class KilledLine {
    private static final int THREADS = 8;

    private KilledLine() {}

    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        String round = arguments[1];
        PrintStream told = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        TestLine test =
                new TestLine(Database.open(file), TestLine::echo, Line.Options.DEFAULT, RandomGenerator.getDefault());
        AtomicInteger next = new AtomicInteger();
        for (int i = 0; i < THREADS; i++) {
            new Thread(() -> receiveForEver(test, round, next, told)).start();
        }
    }

    private static void receiveForEver(TestLine test, String round, AtomicInteger next, PrintStream told) {
        while (true) {
            Inbound in = message(round, next.getAndIncrement());
            Receipt receipt = test.line.receive(in);
            told.println(in.sid() + " " + encoded(receipt.replies()));
        }
    }

    /** The message of a number in a round: of forty tenants, some of which ask for a person. */
    static Inbound message(String round, int number) {
        return TestLine.text(
                "SM" + round + "-" + number, number % 40, number % 7 == 0 ? "humain" : "message " + number);
    }

    static String encoded(List<String> replies) {
        return Base64.getEncoder().encodeToString(String.join("\u0000", replies).getBytes(StandardCharsets.UTF_8));
    }
}
