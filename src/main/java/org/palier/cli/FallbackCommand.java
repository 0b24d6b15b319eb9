package org.palier.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.palier.calls.Fallback;
import org.palier.database.Database;
import org.palier.intents.BrokenScriptsException;
import org.palier.intents.Scripts;
import org.palier.landlords.Landlord;
import org.palier.settings.Settings;
import org.palier.twilio.FallbackTwiml;
import org.palier.twilio.Voices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code palier fallback-twiml}: what Twilio is to speak and ring while Palier does not answer. */
@Command(
        name = "fallback-twiml",
        description = "Print the TwiML to host elsewhere, for the day when Palier does not answer a call.",
        mixinStandardHelpOptions = true)
final class FallbackCommand implements Callable<Integer> {
    @Option(names = "--landlord", defaultValue = "", description = "its short name, if there are several")
    private String slug = "";

    @Override
    public Integer call() throws Refusal {
        Settings settings = Environment.settings();
        try (Database database = Environment.database(settings)) {
            Landlord landlord = Environment.landlord(database, slug);
            Fallback fallback = Fallback.of(scripts(settings.intents()), landlord);
            Voices voices =
                    new Voices(settings.calls().frenchVoice(), settings.calls().englishVoice(), "");
            System.out.println(FallbackTwiml.of(
                    voices, fallback.sentences(), landlord.lines().get(0), fallback.phones(), fallback.goodbye()));
            return 0;
        }
    }

    private static Scripts scripts(Path folder) throws Refusal {
        try {
            return Scripts.load(folder);
        } catch (IOException | BrokenScriptsException e) {
            throw new Refusal(List.of("The scripts in " + folder + " cannot be read: " + e.getMessage()));
        }
    }
}
