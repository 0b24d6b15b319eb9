package org.palier.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.palier.intents.LinearMatcher;
import org.palier.intents.Match;
import org.palier.intents.Matcher;
import org.palier.intents.Scripts;
import org.palier.intents.Utterance;

/** One match by JMH: how long it takes and how much it allocates, for a short message, a usual one and one of two topics. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MatchBench {
    @Param({
        "plus deau chaude",
        "jpeu pa payé le loyé ce moi ci, jé perdu mon taf",
        "bonjour l'ascenseur est encore en panne depuis lundi et ma mère ne peut plus sortir, et la lumière du 3e clignote aussi"
    })
    public String text = "";

    @Param("")
    public String project = "";

    private Matcher matcher = utterance -> {
        throw new IllegalStateException("not set up");
    };

    @Setup
    public void learn() throws IOException {
        matcher = LinearMatcher.of(Scripts.load(Path.of(project, "intents")));
    }

    @Benchmark
    public Match match() {
        return matcher.match(Utterance.of(text));
    }

    /** Argument: the project's folder. */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(MatchBench.class.getSimpleName())
                        .param("project", arguments[0])
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }
}
