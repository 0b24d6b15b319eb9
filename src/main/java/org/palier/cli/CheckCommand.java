package org.palier.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.palier.intents.LinearMatcher;
import org.palier.intents.check.Check;
import org.palier.intents.check.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code palier check}: what is wrong in a folder of scripts, and what to do about it. */
@Command(
        name = "check",
        description = "Check a folder of scripts: file, line, column, what is wrong, what to do.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "the folder, such as intents")
    private Path folder = Path.of("");

    @Option(names = "--fast", description = "do not train the matcher on the phrases")
    private boolean fast;

    @Override
    public Integer call() throws Refusal {
        try {
            LocalDate today = LocalDate.now(ZoneId.systemDefault());
            Report report = fast ? Check.run(folder, today) : Check.run(folder, today, LinearMatcher::of);
            report.lines().forEach(System.out::println);
            return report.exitCode();
        } catch (IOException e) {
            throw Folder.unreadable(folder);
        }
    }
}
