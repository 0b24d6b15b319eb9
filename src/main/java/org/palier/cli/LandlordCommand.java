package org.palier.cli;

import java.nio.file.Path;
import java.time.Clock;
import org.palier.database.Database;
import org.palier.landlords.InvalidLandlordException;
import org.palier.landlords.Landlord;
import org.palier.landlords.LandlordFile;
import org.palier.landlords.Landlords;
import org.palier.landlords.LineTakenException;
import org.palier.phones.PhoneNumber;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code palier landlord}: who the line speaks for. */
@Command(
        name = "landlord",
        description = "Describe the landlord.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class LandlordCommand {
    @Command(
            name = "example",
            description = "Print the documented example of a landlord's file.",
            mixinStandardHelpOptions = true)
    int example() {
        System.out.print(LandlordFile.example());
        return 0;
    }

    @Command(name = "import", description = "Store a landlord, or what changed of it.", mixinStandardHelpOptions = true)
    int load(@Parameters(paramLabel = "FILE.yaml") Path file) throws Refusal {
        String text = TextFile.read(file);
        try (Database database = Environment.database(Environment.settings())) {
            Landlord landlord = new Landlords(database, Clock.systemUTC()).store(file.toString(), text);
            System.out.printf(
                    "%s is stored; tenants reach it at %s.%n",
                    landlord.name(),
                    String.join(
                            ", ",
                            landlord.lines().stream().map(PhoneNumber::readable).toList()));
            return 0;
        } catch (InvalidLandlordException e) {
            throw new Refusal(e.problems());
        } catch (LineTakenException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }
}
