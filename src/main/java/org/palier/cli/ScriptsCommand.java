package org.palier.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.palier.database.Database;
import org.palier.intents.Problem;
import org.palier.intents.ScriptFolder;
import org.palier.studio.Archive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code palier scripts}: the scripts that are live as files, for a team that keeps them in a repository. */
@Command(
        name = "scripts",
        description = "Write, bring and compare the scripts that are live.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ScriptsCommand {
    private static final String DIR = "DIR";

    @Command(
            name = "export",
            description = "Write the files that are live into a folder.",
            mixinStandardHelpOptions = true)
    int export(@Parameters(paramLabel = DIR) Path folder) throws Refusal {
        try (Database database = Environment.database(Environment.settings())) {
            Map<String, byte[]> files = live(database).files();
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
            System.out.printf("%d files are in %s.%n", files.size(), folder);
            return 0;
        } catch (IOException e) {
            throw new Refusal("The folder " + folder + " cannot be written: name another.");
        }
    }

    @Command(
            name = "import",
            description =
                    "Bring files from a folder into the studio, where a person looks at what differs and publishes it.",
            mixinStandardHelpOptions = true)
    int bring(@Parameters(paramLabel = DIR) Path folder) throws Refusal {
        Map<String, byte[]> files = files(folder);
        try (Database database = Environment.database(Environment.settings())) {
            Archive.Arrival arrival = live(database).bring(files);
            if (!arrival.errors().isEmpty()) {
                throw new Refusal(
                        arrival.errors().stream().map(Problem::toString).toList());
            }
            System.out.println(
                    arrival.waiting().isEmpty()
                            ? "Nothing differs from what is live."
                            : "These wait in the studio: " + String.join(", ", arrival.waiting()));
            return 0;
        }
    }

    @Command(
            name = "diff",
            description = "Tell in which parts the files of a folder differ from those that are live, comments aside.",
            mixinStandardHelpOptions = true)
    int diff(@Parameters(paramLabel = DIR) Path folder) throws Refusal {
        Map<String, byte[]> files = files(folder);
        try (Database database = Environment.database(Environment.settings())) {
            List<String> lines = live(database).differences(files);
            lines.forEach(System.out::println);
            return lines.isEmpty() ? 0 : 1;
        }
    }

    private static Map<String, byte[]> files(Path folder) throws Refusal {
        try {
            return ScriptFolder.files(folder);
        } catch (IOException e) {
            throw Folder.unreadable(folder);
        }
    }

    private static Archive live(Database database) throws Refusal {
        Archive archive = new Archive(database, Clock.systemUTC());
        if (archive.live().isEmpty()) {
            throw new Refusal("Nothing is live yet: start Palier once, which imports the folder of PALIER_INTENTS.");
        }
        return archive;
    }
}
