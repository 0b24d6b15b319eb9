package org.palier.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.palier.intents.Evaluation;
import org.palier.intents.LabelledMessage;
import org.palier.intents.LinearMatcher;
import org.palier.intents.Scripts;

/** What more examples cost: the shipped ones, fewer of them, or more of them with other words mistyped each time. */
public final class GrowthBench {
    private static final int[] SIZES = {1_000, 5_000, 20_000, 100_000};
    private static final int ASKED = 500;
    private static final long SEED = 3;

    private GrowthBench() {}

    public static void main(String[] arguments) throws IOException {
        measure(Scripts.load(Path.of(arguments[0], "intents"))).print();
    }

    static Table measure(Scripts shipped) {
        List<Example> all = new ArrayList<>(Example.all(shipped));
        java.util.Collections.shuffle(all, new java.util.Random(SEED));
        List<LabelledMessage> asked = all.subList(0, ASKED).stream()
                .map(example -> LabelledMessage.of(
                        new Noise(new SplittableRandom(SEED)).mistyped(example.text(), 0.3),
                        example.intent(),
                        Optional.of(example.language())))
                .toList();
        LinearMatcher.of(shipped); // the first training is slower
        Table table =
                new Table("Growth", "examples", "p50 µs", "p99 µs", "p50 x of the first", "builds in s", "MiB of heap");
        double first = 0;
        for (int size : SIZES) {
            MatcherBench.say(size + " examples");
            Scripts scripts = Example.into(shipped, grown(all, size));
            Heap.Weighed<LinearMatcher> matcher = Heap.weigh(() -> LinearMatcher.of(scripts));
            Evaluation.warmUp(matcher.made(), asked);
            Evaluation evaluation = Evaluation.of(matcher.made(), scripts, asked);
            double half = evaluation.latency(0.5);
            first = first == 0 ? half : first;
            table.row(
                    Integer.toString(size),
                    Table.number("%.0f", half),
                    Table.number("%.0f", evaluation.latency(0.99)),
                    Table.number("%.2f", half / first),
                    Table.number("%.1f", matcher.seconds()),
                    Table.number("%.0f", matcher.mebibytes()));
        }
        return table;
    }

    private static List<Example> grown(List<Example> all, int size) {
        Noise noise = new Noise(new SplittableRandom(SEED));
        Set<Example> grown = new LinkedHashSet<>(all.subList(0, Math.min(size, all.size())));
        while (grown.size() < size) {
            for (Example example : all) {
                if (grown.size() < size) {
                    grown.add(new Example(noise.mistyped(example.text(), 0.5), example.intent(), example.language()));
                }
            }
        }
        return List.copyOf(grown);
    }
}
