package org.palier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.settings.Settings;

final class EnvironmentTest {
    @TempDir
    private Path folder;

    @Test
    void a_data_folder_that_is_made_is_closed_to_other_accounts() throws Exception {
        assertThat(rights(folder.resolve("made").resolve("data"))).isEqualTo("rwx------");
    }

    @Test
    void a_data_folder_that_is_there_keeps_its_rights() throws Exception {
        Path there = Files.createDirectory(folder.resolve("there"));
        Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwxr-x---"));

        assertThat(rights(there)).isEqualTo("rwxr-x---");
    }

    /** Of a data folder, once a database was opened in it. */
    private static String rights(Path data) throws Exception {
        Environment.database(Settings.of(Map.of("PALIER_DATA", data.toString())))
                .close();
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(data));
    }
}
