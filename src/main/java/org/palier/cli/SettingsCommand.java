package org.palier.cli;

import java.util.concurrent.Callable;
import org.palier.settings.Setting;
import picocli.CommandLine.Command;

/** {@code palier settings}: every setting, and whether those of this environment can be used. */
@Command(
        name = "settings",
        description = "List the settings, and check those of this environment.",
        mixinStandardHelpOptions = true)
final class SettingsCommand implements Callable<Integer> {
    @Override
    public Integer call() throws Refusal {
        System.out.print(Setting.markdown());
        Environment.settings();
        return 0;
    }
}
