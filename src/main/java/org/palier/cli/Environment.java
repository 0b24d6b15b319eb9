package org.palier.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.palier.database.Commits;
import org.palier.database.Database;
import org.palier.database.DatabaseOptions;
import org.palier.database.SchemaRefusedException;
import org.palier.database.StorageUnavailableException;
import org.palier.landlords.Landlord;
import org.palier.landlords.Landlords;
import org.palier.settings.InvalidSettingsException;
import org.palier.settings.Settings;
import org.palier.web.Logs;

/** What commands begin with: the settings and the database, or the reason why not. */
final class Environment {
    private Environment() {}

    /** The settings of the process; the log takes their form. */
    static Settings settings() throws Refusal {
        try {
            Settings settings = Settings.of(System.getenv());
            Logs.setUp(settings.log());
            return settings;
        } catch (InvalidSettingsException e) {
            throw new Refusal(e.problems());
        }
    }

    static Database database(Settings settings) throws Refusal {
        return database(settings, Commits.UNWATCHED);
    }

    static Database database(Settings settings, Commits commits) throws Refusal {
        try {
            make(settings.data());
            return Database.open(settings.data().resolve("palier.db"), DatabaseOptions.DEFAULT, commits);
        } catch (SchemaRefusedException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        } catch (StorageUnavailableException e) {
            throw new Refusal("The database in " + settings.data() + " cannot be used: " + e.getMessage());
        } catch (IOException e) {
            throw new Refusal(
                    "The folder " + settings.data() + " cannot be made or written: choose another with PALIER_DATA.");
        }
    }

    /** What tenants wrote is for no other account of the machine to read; a folder that is there is left as the operator wants it. */
    private static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        PosixFileAttributeView rights = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (rights != null) {
            rights.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
    }

    /**
     * The landlord that a command is about.
     *
     * @param slug empty for the only one
     */
    static Landlord landlord(Database database, String slug) throws Refusal {
        var all = new Landlords(database, Clock.systemUTC()).all();
        if (all.isEmpty()) {
            throw new Refusal(
                    "There is no landlord yet: describe it in a file ('palier landlord example' prints one to start from)"
                            + " and run 'palier landlord import FILE.yaml'.");
        }
        if (slug.isEmpty() && all.size() > 1) {
            throw new Refusal("There are several landlords, say which with --landlord: "
                    + String.join(", ", all.stream().map(Landlord::slug).toList()));
        }
        return all.stream()
                .filter(landlord -> slug.isEmpty() || landlord.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new Refusal("There is no landlord '" + slug + "'; there are: "
                        + String.join(", ", all.stream().map(Landlord::slug).toList())));
    }
}
