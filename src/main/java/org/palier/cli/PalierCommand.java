package org.palier.cli;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program's command line: what there is, and how to call it. */
@Command(
        name = "palier",
        description = "The line that tenants of social housing text or call.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            AskCommand.class,
            CheckCommand.class,
            EvalCommand.class,
            LandlordCommand.class,
            StaffCommand.class,
            ScriptsCommand.class,
            SettingsCommand.class,
            FallbackCommand.class,
            RehearseCommand.class
        })
public final class PalierCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    PalierCommand() {}

    @Override
    public void run() {
        CommandLine command = requireNonNull(spec).commandLine();
        command.usage(command.getOut());
    }

    /**
     * Runs a command.
     *
     * @return 0 when it did what was asked, 1 when it could not, 2 when it was called wrongly
     */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new PalierCommand())
                .setExecutionExceptionHandler(PalierCommand::failed)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (failure instanceof Refusal refusal) {
            PrintWriter err = command.getErr();
            refusal.lines().forEach(err::println);
            err.flush();
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
