package org.palier.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
        String text = text(file);
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

    private static String text(Path file) throws Refusal {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new Refusal("There is no file " + file + ".");
        } catch (CharacterCodingException e) {
            throw new Refusal(file + ":1:1: not UTF-8: save the file in UTF-8");
        } catch (IOException e) {
            throw new Refusal(file + " cannot be read.");
        }
    }
}
