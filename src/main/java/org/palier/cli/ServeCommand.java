package org.palier.cli;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.palier.CannotStartException;
import org.palier.Knowledge;
import org.palier.Running;
import org.palier.database.Database;
import org.palier.settings.Settings;
import org.palier.web.CommitMeter;
import picocli.CommandLine.Command;

/** {@code palier serve}: the line itself, until the process is asked to stop. */
@Command(name = "serve", description = "Start the line.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Override
    public Integer call() throws Refusal, InterruptedException {
        Settings settings = Environment.settings();
        try {
            Running line = start(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(line::close, "stop"));
            System.out.print(line.greeting());
            System.out.flush();
            line.join();
            return 0;
        } catch (CannotStartException e) {
            throw new Refusal(e.reasons());
        }
    }

    static Running start(Settings settings) throws Refusal, CannotStartException {
        Knowledge.Loading knowledge = Knowledge.begin(settings);
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Database database = Environment.database(settings, new CommitMeter(meters));
        return Running.start(settings, Clock.systemUTC(), database, meters, knowledge);
    }
}
